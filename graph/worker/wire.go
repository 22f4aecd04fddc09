package worker

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"claimgraph/graph"
)

// frame is a message in either direction.
type frame struct {
	Request *Request           `json:",omitempty"`
	Rows    []map[string]value `json:",omitempty"`
	More    bool               `json:",omitempty"`
	Shape   json.RawMessage    `json:",omitempty"`
	Mistake *graph.QueryError  `json:",omitempty"` // in the query
	Failure string             `json:",omitempty"` // of anything else
	Large   bool               `json:",omitempty"` // the answer, too large to send
	Retire  bool               `json:",omitempty"` // the worker holds more than a fresh one would
}

// errLarge says that a frame is over the limit. Nothing of it has been sent.
var errLarge = errors.New("frame too large")

func writeFrame(w io.Writer, f frame, limit int64) error {
	body, err := json.Marshal(f)
	if err != nil {
		return err
	}
	if int64(len(body)) > limit {
		return errLarge
	}
	message := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(body)), uint32(len(body)))
	_, err = w.Write(append(message, body...))
	return err
}

func readFrame(r io.Reader, limit int64) (frame, error) {
	var f frame
	var length [4]byte
	if _, err := io.ReadFull(r, length[:]); err != nil {
		return f, err
	}
	n := int64(binary.BigEndian.Uint32(length[:]))
	if n > limit {
		return f, fmt.Errorf("%w: %d bytes", errLarge, n)
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r, body); err != nil {
		return f, err
	}
	return f, json.Unmarshal(body, &f)
}
