package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

const crashFolder = "CLAIMGRAPH_CRASH_FOLDER"

// TestMain is the process that TestKilled kills: it writes documents and tells of each when it is written.
func TestMain(m *testing.M) {
	dir := os.Getenv(crashFolder)
	if dir == "" {
		os.Exit(m.Run())
	}
	s, err := Create(dir)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	ctx := context.Background()
	first, _ := strconv.Atoi(os.Getenv("CLAIMGRAPH_CRASH_FIRST"))
	for i := first; ; i++ {
		switch quads := document(i); {
		case i%5 == 4:
			_, err = s.Load(ctx, func(yield func(quad.Quad, error) bool) {
				for _, q := range quads {
					if !yield(q, nil) {
						return
					}
				}
			})
		case i%11 == 10:
			if err = s.Add(ctx, quads); err == nil {
				err = s.Compact(ctx)
			}
		default:
			err = s.Add(ctx, quads)
		}
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

// documentLength is how many quads each document has.
const documentLength = 60

func document(i int) []quad.Quad { return list(claims(documentLength, uint64(i)+1000)) }

// A process that is killed at any moment loses nothing that it told of, and leaves a document whole or not at all; what
// is left behind goes when the next writer comes. CLAIMGRAPH_CRASHES sets how often.
func TestKilled(t *testing.T) {
	crashes := 6
	if n, err := strconv.Atoi(os.Getenv("CLAIMGRAPH_CRASHES")); err == nil {
		crashes = n
	}
	dir := filepath.Join(t.TempDir(), "db")
	written := 0
	for range crashes {
		told, message := writeUntilKilled(t, dir, written, time.Duration(20+rand.IntN(300))*time.Millisecond)
		if message != "" {
			t.Fatal(message)
		}
		if told == 0 && written == 0 { // killed before it had made the store
			if s, err := Create(dir); err == nil {
				s.Close()
			} else {
				t.Fatal(err)
			}
		}
		written = documentsIn(t, dir, max(told, written))
	}
	t.Logf("%d documents through %d crashes", written, crashes)
}

// writeUntilKilled returns the number of documents that the process told of.
func writeUntilKilled(t *testing.T, dir string, first int, after time.Duration) (told int, message string) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), crashFolder+"="+dir, fmt.Sprint("CLAIMGRAPH_CRASH_FIRST=", first))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer kill.Stop()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if n, err := strconv.Atoi(lines.Text()); err == nil {
			told = n + 1
		} else if strings.HasPrefix(lines.Text(), "error") {
			message = lines.Text()
		}
	}
	cmd.Wait()
	return told, message
}

// documentsIn checks the store, which holds at least the documents told of and at most one more, each whole.
func documentsIn(t *testing.T, dir string, told int) int {
	t.Helper()
	if r, err := OpenReadOnly(dir); err == nil {
		if _, err := r.Check(context.Background()); err != nil {
			t.Fatalf("through a reader: %v", err)
		}
		r.Close()
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	report, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]bool{}
	for _, q := range all(t, s) {
		held[q] = true
	}
	for n := told; n <= told+1; n++ {
		want := map[string]bool{}
		for i := range n {
			for _, q := range document(i) {
				want[q.String()] = true
			}
		}
		whole := len(want) == len(held)
		for q := range want {
			whole = whole && held[q]
		}
		if whole {
			if left, _ := filepath.Glob(filepath.Join(dir, loadPrefix+"*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			return n
		}
	}
	t.Fatalf("%d documents were written, and %d quads found", told, report.Quads)
	return 0
}

// Readers come and go and one handle is shared while documents are added and removed: each sees whole documents.
func TestConcurrency(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "db")
	w, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var group sync.WaitGroup
	stop := make(chan struct{})
	look := func(open func() (*Store, error), close bool) {
		defer group.Done()
		for {
			select {
			case <-stop:
				return
			default:
			}
			s, err := open()
			if err != nil {
				t.Error(err)
				return
			}
			it, n := s.QuadsAllIterator(), 0
			for it.Next(ctx) {
				if q := s.Quad(it.Result()); close && (q.Subject == nil || q.Predicate == nil || q.Object == nil) {
					t.Errorf("half a quad: %v", q)
				}
				n++
			}
			if err := it.Err(); err != nil {
				t.Error(err)
			}
			it.Close()
			if n%documentLength != 0 {
				t.Errorf("%d quads seen, not whole documents", n)
			}
			if close {
				s.Close()
			}
		}
	}
	group.Add(3)
	go look(func() (*Store, error) { return OpenReadOnly(dir) }, true)
	go look(func() (*Store, error) { return OpenReadOnly(dir) }, true)
	go look(func() (*Store, error) { return w, nil }, false)
	own := func(i int) []quad.Quad { // documents that share no quad
		quads := make([]quad.Quad, documentLength)
		for j := range quads {
			quads[j] = makeQuad(fmt.Sprint("s", j), fmt.Sprint("p", j%7), fmt.Sprint("o", i, "-", j%9), fmt.Sprint("d", i))
		}
		return quads
	}
	for i := range 30 {
		if err := w.Add(ctx, own(i)); err != nil {
			t.Fatal(err)
		}
		if i%3 == 2 {
			if err := w.Remove(ctx, own(i-1)); err != nil {
				t.Fatal(err)
			}
		}
	}
	close(stop)
	group.Wait()
	checked(t, w, 20*documentLength)
}

// A query that is cancelled stops soon.
func TestCancelled(t *testing.T) {
	s, err := Create(filepath.Join(t.TempDir(), "db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Load(context.Background(), claims(20_000, 1)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	it := s.QuadsAllIterator()
	defer it.Close()
	n := 0
	for ; it.Next(ctx); n++ {
		cancel()
	}
	if n > 2*checkEvery || it.Err() == nil {
		t.Errorf("%d more quads after the query was cancelled, error %v", n, it.Err())
	}
}

// FuzzKeys holds every order's keys to the quads that they are of, and their sequence to that of the sort records.
func FuzzKeys(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint64(3), uint64(0), uint64(1), uint64(2), uint64(1<<40-1), uint64(1<<39))
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g, h, i uint64) {
		cut := func(v uint64) id { return id(v & (1<<40 - 1)) }
		x, y := quadID{cut(a), cut(b), cut(c), cut(d)}, quadID{cut(e), cut(g), cut(h), cut(i)}
		for _, o := range orders {
			if got := o.parse(o.key(x)); got != x {
				t.Errorf("order %c: %v became %v", o.tag, x, got)
			}
			byKey := strings.Compare(string(o.key(x)), string(o.key(y)))
			if byRecord := compareRecords(o.record(x), o.record(y)); byKey != byRecord {
				t.Errorf("order %c: keys of %v and %v compare as %d, their records as %d", o.tag, x, y, byKey, byRecord)
			}
			if bytes := o.record(x).append([]byte{o.tag}); string(bytes[:1+4*idSize]) != string(o.key(x)) {
				t.Errorf("order %c: the record of %v is no key", o.tag, x)
			}
		}
	})
}
