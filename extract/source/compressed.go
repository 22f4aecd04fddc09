package source

import (
	"compress/gzip"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// compressed are the extensions of compressed files.
var compressed = map[string]bool{".gz": true, ".zst": true}

// maxWindow is the memory that a .zst file may ask for to be read, in bytes.
const maxWindow = 64 << 20

// decompress reads a file as it was before it was compressed. A small file may stand for an endless one: what reads it limits
// each document.
func decompress(name string, r io.Reader) (io.ReadCloser, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".gz":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("not a gzip file: %w; name it without .gz if it is not compressed", err)
		}
		return z, nil
	case ".zst":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxWindow))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return io.NopCloser(r), nil
}
