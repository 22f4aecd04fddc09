package worker

import (
	"os/exec"
	"testing"
	"time"
)

func TestTrimKeepsOne(t *testing.T) {
	idle := func(since time.Duration) *process {
		cmd := exec.Command("sleep", "60")
		w := &process{cmd: cmd, done: make(chan struct{}), since: time.Now().Add(-since)}
		if err := w.connect(); err != nil {
			t.Skip("no program to stand for a worker:", err)
		}
		go func() {
			cmd.Wait()
			close(w.done)
		}()
		t.Cleanup(w.kill)
		return w
	}
	for _, test := range []struct {
		name string
		idle []time.Duration
		kept int
	}{
		{"all old", []time.Duration{time.Hour, time.Hour, time.Hour}, 1},
		{"one old", []time.Duration{time.Hour, 0, 0}, 2},
		{"one alone", []time.Duration{time.Hour}, 1},
		{"none old", []time.Duration{0, 0}, 2},
		{"none", nil, 0},
	} {
		p := &Pool{}
		for _, since := range test.idle {
			p.idle = append(p.idle, idle(since))
		}
		all := append([]*process(nil), p.idle...)
		p.trim()
		if len(p.idle) != test.kept {
			t.Errorf("%s: %d kept, want %d", test.name, len(p.idle), test.kept)
		}
		for _, w := range all {
			ended := true
			for _, k := range p.idle {
				ended = ended && k != w
			}
			if ended {
				<-w.done
			}
		}
	}
}
