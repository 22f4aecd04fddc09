package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// score is what a tree is worth.
func treeScore(heads []int, score []float32, cols int) float32 {
	sum := float32(0)
	for i, h := range heads {
		if h == Root {
			h = len(heads)
		}
		sum += score[i*cols+h]
	}
	return sum
}

// TestEisner compares the projective decoder with all trees of up to five words.
func TestEisner(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	var d decoder
	for n := 1; n <= 5; n++ {
		for range 50 {
			score := make([]float32, n*(n+1))
			for i := range score {
				score[i] = float32(rng.NormFloat64())
			}
			best := negInf
			heads := make([]int, n)
			var try func(i int)
			try = func(i int) {
				if i == n {
					if d.tree(heads) && projective(heads) {
						best = max(best, treeScore(heads, score, n+1))
					}
					return
				}
				for h := Root; h < n; h++ {
					if h != i {
						heads[i] = h
						try(i + 1)
					}
				}
			}
			try(0)
			got := make([]int, n)
			d.eisner(got, score, n+1)
			if !d.tree(got) || !projective(got) {
				t.Fatalf("%v is no projective tree", got)
			}
			if s := treeScore(got, score, n+1); s < best-1e-4 {
				t.Fatalf("%d words: tree %v is worth %g, the best one %g", n, got, s, best)
			}
		}
	}
}

// TestDecode gives the best heads where they form a tree, and the best tree where they cross or go round.
func TestDecode(t *testing.T) {
	for _, c := range []struct{ best, second, want []int }{
		{best: []int{1, Root, 3, 1}, want: []int{1, Root, 3, 1}},
		{best: []int{2, 3, Root, 2}, second: []int{2, 2, Root, 2}, want: []int{2, 2, Root, 2}},
		{best: []int{1, 0, 1}, second: []int{1, Root, 1}, want: []int{1, Root, 1}},
	} {
		n := len(c.best)
		score := make([]float32, n*(n+1))
		for value, heads := range [][]int{nil, c.second, c.best} {
			for i, h := range heads {
				if h == Root {
					h = n
				}
				score[i*(n+1)+h] = float32(value)
			}
		}
		var d decoder
		got := make([]int, n)
		d.decode(got, score, n+1)
		if !slices.Equal(got, c.want) {
			t.Errorf("best heads %v: got %v, want %v", c.best, got, c.want)
		}
	}
}
