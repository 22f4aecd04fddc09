package entity

import (
	_ "embed"
	"math"
	"sync"

	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// candidate is what a mention may stand for: an earlier mention, all parts of a coordination, or nothing said before.
type candidate struct {
	mentions []int // none: something new
}

const (
	// window is how many mentions back an antecedent may stand.
	window = 70
	// lookback is how many sentences back a pronoun's antecedent may stand.
	lookback = 5
)

// candidates lists what mention m may stand for, the nearest first, something new before all. The list is good until the next
// call.
func (r *resolver) candidates(m int) []candidate {
	list := append(r.list[:0], candidate{})
	men, it := r.Mentions[m], r.items[m]
	for i := m - 1; i >= 0 && i >= m-2*window && len(list) < window; i-- {
		o := r.Mentions[i]
		if men.Form == mention.Pronoun && men.Sentence-o.Sentence > lookback && it.class != pronounI && it.class != pronounWe &&
			it.class != pronounYou {
			break
		}
		if o.Sentence == men.Sentence && o.Last >= men.First || schema.Values.Has(o.Kind) ||
			r.items[i].class == adjectiveClass || r.excludes(m, i) {
			continue
		}
		if it.plural {
			if set := r.coordination(i); len(set) > 1 && set[len(set)-1] < m && !r.contains(m, set) {
				list = append(list, candidate{set})
			}
		}
		list = append(list, candidate{r.identity[i : i+1]})
	}
	r.list = list
	r.countSkipped(m, list)
	return list
}

// countSkipped counts for every candidate the names between it and the mention that would fit as well: "Lai welcomed the remark
// of Ishiba. He ..."
func (r *resolver) countSkipped(m int, list []candidate) {
	r.skipped = r.skipped[:0]
	n := uint32(0)
	person := r.items[m].group == personGroup
	last := -1
	for _, c := range list {
		r.skipped = append(r.skipped, min(n, 3))
		if len(c.mentions) != 1 {
			continue
		}
		a := &r.items[c.mentions[0]]
		if e := r.only(c.mentions[0]); a.class == nameClass && (a.group == personGroup) == person && e != last {
			last = e
			n++
		}
	}
}

// contains reports whether one of the mentions holds m.
func (r *resolver) contains(m int, set []int) bool {
	for _, k := range set {
		if r.overlaps(k, m) {
			return true
		}
	}
	return false
}

// excludes reports whether grammar keeps mention m from standing for i.
func (r *resolver) excludes(m, i int) bool {
	a, b := r.items[i], r.items[m]
	if b.class >= pronounI && a.class >= pronounI && a.class <= pronounThey && b.class <= pronounThey && a.class != b.class {
		return true
	}
	if a.gender != unknownGender && b.gender != unknownGender && a.gender != b.gender {
		return true
	}
	switch b.class {
	case pronounHe, pronounShe:
		if a.group != personGroup && a.group != thingGroup || a.plural {
			return true
		}
	case pronounIt:
		if a.group == personGroup || a.group == peopleGroup || a.plural && a.class != nameClass {
			return true
		}
	case pronounI:
		if a.plural || a.class != pronounI && a.group != personGroup {
			return true
		}
	case pronounYou:
		if a.class != pronounYou && a.group != personGroup && a.group != peopleGroup {
			return true
		}
	case definite, demonstrative, possessive, indefinite, bare:
		if a.class >= pronounI && a.class <= pronounYou || a.class == nameClass && b.class == bare {
			return true
		}
		if a.class != nameClass && a.class < pronounI && a.lemma != b.lemma && a.group != b.group {
			return true
		}
	}
	// arguments of one verb differ unless one is reflexive: "Iran attacked it"
	return b.class >= pronounHe && b.class <= pronounThey && !b.reflexive && b.role != ownerRole && b.role != nounRole &&
		r.Mentions[i].Sentence == r.Mentions[m].Sentence && a.clause == b.clause && a.role != ownerRole && a.role != nounRole
}

// coordination lists the mentions of a coordination whose first part is mention i.
func (r *resolver) coordination(i int) []int {
	men := r.Mentions[i]
	set := []int{i}
	for _, k := range r.kids[men.Sentence][men.Head] {
		if r.Trees[men.Sentence].Words[k].Rel.Base() == "conj" {
			if o := r.headed(men.Sentence, k); o >= 0 {
				set = append(set, o)
			}
		}
	}
	return set
}

func (r *resolver) overlaps(a, b int) bool {
	x, y := r.Mentions[a], r.Mentions[b]
	return x.Sentence == y.Sentence && x.First <= y.Last && y.First <= x.Last
}

// threshold is how much better than something new an antecedent must be, in the ranking's own units. It is below zero since the
// ranking is wary: of what it takes for new with less certainty than this, most was said before.
const threshold = -3

// thingThreshold is the threshold for what is no actor, place or agreement: there a wrong antecedent does no harm to a graph.
const thingThreshold = -8

// pronounThreshold is the threshold for pronouns, which hardly ever begin anything new: "Guyana controls Essequibo. Venezuela
// claims it."
const pronounThreshold = -6

// rank picks the best antecedent and says how much better it is than something new.
func (r *resolver) rank(m int) (candidate, float32) {
	list := r.candidates(m)
	r.above = r.subjectsAbove(m)
	w := weights()
	best, at := float32(math.Inf(-1)), 0
	var none float32
	for i := range list {
		r.features = r.featuresOf(m, list, i, r.features[:0])
		s := float32(0)
		for _, f := range r.features {
			s += float32(w.of[f])
		}
		if i == 0 {
			none = s
		}
		if i > 0 && s > best {
			best, at = s, i
		}
	}
	return list[at], (best - none) * w.scale
}

// weightBits is the logarithm of the number of weights; features are hashed into them.
const weightBits = 16

// Weights is how many weights the ranking of antecedents has.
const Weights = 1 << weightBits

//go:embed data/ranker.bin
var rankerFile []byte

type ranker struct {
	of    []int8
	scale float32
}

// weights decodes the ranking's weights: a scale (float32, little endian), then one signed byte each.
var weights = sync.OnceValue(func() ranker {
	w := ranker{of: make([]int8, Weights), scale: 1}
	if len(rankerFile) < 4+Weights {
		return w
	}
	w.scale = math.Float32frombits(uint32(rankerFile[0]) | uint32(rankerFile[1])<<8 | uint32(rankerFile[2])<<16 | uint32(rankerFile[3])<<24)
	for i := range w.of {
		w.of[i] = int8(rankerFile[4+i])
	}
	return w
})

// feature hashes a template's number and its values.
func feature(template uint32, values ...uint32) uint32 {
	h := template*0x9e3779b1 + 0x7f4a7c15
	for _, v := range values {
		h ^= v
		h *= 0x85ebca6b
		h ^= h >> 13
	}
	h *= 0xc2b2ae35
	h ^= h >> 16
	return h & (Weights - 1)
}

// featuresOf appends the features of candidate i of mention m.
func (r *resolver) featuresOf(m int, list []candidate, i int, f []uint32) []uint32 {
	b := &r.items[m]
	cb, gb, rb := uint32(b.class), uint32(b.group), uint32(b.role)
	pb := flag(b.plural) + 2*flag(b.reflexive)
	quoted := flag(b.quoted)
	if i == 0 {
		start := flag(r.Mentions[m].First == 0)
		return append(f, feature(1, cb), feature(2, cb, gb), feature(3, cb, rb), feature(4, cb, b.lemma), feature(5, cb, quoted),
			feature(6, cb, pb), feature(7, cb, bucket(len(list))), feature(8, cb, start), feature(9, cb, r.modifiers(m)),
			feature(10, cb, min(2, uint32(r.Mentions[m].Sentence))))
	}
	first := list[i].mentions[0]
	a := &r.items[first]
	ca, ga, ra := uint32(a.class), uint32(a.group), uint32(a.role)
	plural := flag(a.plural)
	if len(list[i].mentions) > 1 {
		ca, plural = uint32(setClass), 1
	}
	sentences := r.Mentions[m].Sentence - r.Mentions[first].Sentence
	ds, dm := bucket(sentences), bucket(i)
	same := flag(a.lemma == b.lemma)
	sameWord := flag(a.word == b.word)
	key := cb<<8 | ca
	f = append(f,
		feature(20, key), feature(21, key, ds), feature(22, key, dm), feature(23, key, ra), feature(24, key, rb, ra),
		feature(25, cb, ga), feature(26, cb, gb, ga), feature(27, cb, ga, ra), feature(28, cb, pb, plural), feature(29, key, plural),
		feature(30, cb, ds, ra), feature(31, cb, uint32(min(i, 12))), feature(32, key, same), feature(33, key, same, ds),
		feature(34, key, sameWord), feature(35, cb, a.lemma, b.lemma), feature(36, key, quoted, flag(a.quoted)),
		feature(37, cb, uint32(a.gender), uint32(b.gender)), feature(38, key, flag(sentences == 0 && a.clause == b.clause), rb, ra),
		feature(39, cb, ds, dm), feature(40, b.lemma, ga), feature(41, cb, ga, ds))
	if same == 1 || cb >= uint32(pronounI) {
		f = append(f, feature(50, key, same, dm, ds))
	}
	if cb < uint32(pronounI) {
		f = append(f, feature(60, key, same, r.modifierMatch(first, m)), feature(61, key, b.lemma, same),
			feature(62, key, flag(r.predicates(first, m))), feature(63, cb, same, ga, gb), feature(64, key, a.lemma&0xffff, same))
	} else {
		f = append(f, feature(70, b.word, ga), feature(71, b.word, ca, ra), feature(72, cb, a.lemma))
	}
	if sentences > 0 && ra == uint32(subjectRole) {
		f = append(f, feature(80, cb, rb, ds))
	}
	if cb >= uint32(pronounHe) && cb <= uint32(pronounThey) {
		f = append(f, feature(85, key, r.skipped[i]), feature(86, cb, r.skipped[i], ra), feature(87, cb, r.skipped[i], ds))
	}
	f = append(f, feature(81, key, flag(r.topOf(first)), ds))
	if len(list[i].mentions) == 1 && sentences == 0 {
		for depth, s := range r.above {
			if s == first {
				f = append(f, feature(82, key, uint32(min(depth, 3)), rb), feature(83, cb, ga, uint32(min(depth, 3))), feature(84, cb, rb))
			}
		}
	}
	return f
}

// subjectsAbove lists the subjects of the clauses that hold mention m, the innermost first: "Nepal" for "its" in "Nepal
// countered by amending its constitution".
func (r *resolver) subjectsAbove(m int) []int {
	men := r.Mentions[m]
	words := r.Trees[men.Sentence].Words
	var list []int
	for i, steps := words[men.Head].Head, 0; i >= 0 && steps < 60; i, steps = words[i].Head, steps+1 {
		if s := r.subjectOf(men.Sentence, i); s >= 0 && s != m && !r.overlaps(s, m) {
			list = append(list, s)
		}
	}
	return list
}

// topOf reports whether a mention begins its sentence.
func (r *resolver) topOf(m int) bool { return r.Mentions[m].First == 0 }

// predicates reports whether the later mention is predicated of the earlier: "Lagos is the largest city".
func (r *resolver) predicates(earlier, later int) bool {
	x, y := r.Mentions[earlier], r.Mentions[later]
	return x.Sentence == y.Sentence && r.items[later].role == predicateRole && r.items[earlier].role == subjectRole &&
		r.items[earlier].clause == y.Head
}

// modifiers counts the words that modify a description, up to three.
func (r *resolver) modifiers(m int) uint32 {
	n := uint32(0)
	men := r.Mentions[m]
	for _, k := range r.kids[men.Sentence][men.Head] {
		switch r.Trees[men.Sentence].Words[k].Rel.Base() {
		case "amod", "compound", "nmod", "nummod", "acl":
			n++
		}
	}
	return min(n, 3)
}

// modifierMatch compares the modifiers of two descriptions: 0 neither has any, 1 the later has none, 2 all of the later's stand
// in the earlier, 3 one does not.
func (r *resolver) modifierMatch(earlier, later int) uint32 {
	x, y := r.Mentions[earlier], r.Mentions[later]
	t, u := &r.Trees[x.Sentence], &r.Trees[y.Sentence]
	result := uint32(1)
	for _, k := range r.kids[y.Sentence][y.Head] {
		switch u.Words[k].Rel.Base() {
		case "amod", "compound", "nummod", "nmod":
		default:
			continue
		}
		if k < y.First || k > y.Last {
			continue
		}
		found := false
		for j := x.First; j <= x.Last && !found; j++ {
			found = t.Words[j].Lemma == u.Words[k].Lemma
		}
		if !found {
			return 3
		}
		result = 2
	}
	if result == 1 && r.modifiers(earlier) == 0 {
		return 0
	}
	return result
}

// bucket maps a distance to one of eight.
func bucket(n int) uint32 {
	switch {
	case n < 4:
		return uint32(max(n, 0))
	case n < 6:
		return 4
	case n < 11:
		return 5
	case n < 21:
		return 6
	}
	return 7
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
