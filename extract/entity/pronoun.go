package entity

import (
	"strings"

	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// speech is a stretch of direct speech with its speaker's mention.
type speech struct{ first, last, speaker int }

// findSpeech notes who speaks where.
func (r *resolver) findSpeech() {
	r.speakers = map[int][]speech{}
	for _, a := range r.Attributions {
		if !a.Direct || a.Source.Empty() {
			continue
		}
		m, ok := r.at[place{a.Source.Sentence, a.Source.Head}]
		if !ok {
			continue
		}
		for _, c := range a.Content {
			r.speakers[c.Sentence] = append(r.speakers[c.Sentence], speech{c.First, c.Last, m})
		}
	}
}

// speaker is the entity whose direct speech holds the mention, or -1.
func (r *resolver) speaker(m int) int {
	men := r.Mentions[m]
	for _, s := range r.speakers[men.Sentence] {
		if s.first <= men.First && men.Last <= s.last {
			if len(r.out.Of[s.speaker]) == 0 && s.speaker > m && r.Mentions[s.speaker].Form == mention.Nominal {
				return -1
			}
			if of := r.out.Of[s.speaker]; len(of) > 0 {
				return of[0]
			}
		}
	}
	return -1
}

func (r *resolver) pronoun(m int) {
	form := strings.ToLower(r.surface(m))
	switch form {
	case "i", "me", "my", "mine", "myself":
		if e := r.speaker(m); e >= 0 {
			r.assign(m, "the one who speaks", e)
		}
	case "we", "us", "our", "ours", "ourselves":
		r.we(m)
	case "he", "him", "his", "himself":
		r.refer(m, "the last person named", r.person('m'))
	case "she", "her", "hers", "herself":
		r.refer(m, "the last person named", r.person('f'))
	case "it", "its", "itself":
		r.refer(m, "the last thing named", r.singular)
	case "they", "them", "their", "theirs", "themselves":
		r.they(m)
	}
}

// we is the state for which a speaker speaks, or the speaker.
func (r *resolver) we(m int) {
	e := r.speaker(m)
	if e < 0 {
		return
	}
	if c := r.out.Entities[e]; c.Country != "" && c.Kind == schema.Person {
		for i, k := range r.out.Entities {
			if k.Kind == schema.Country && k.Country == c.Country {
				r.assign(m, "the state for which the speaker speaks", i)
				return
			}
		}
	}
	r.assign(m, "the one who speaks", e)
}

// person accepts people who may be of the gender.
func (r *resolver) person(gender byte) func(k, e int) bool {
	return func(_, e int) bool {
		t := r.trait(e)
		return r.out.Entities[e].Kind == schema.Person && (t.gender == 0 || t.gender == gender)
	}
}

// singular accepts what "it" may stand for.
func (r *resolver) singular(k, e int) bool {
	ent := r.out.Entities[e]
	if ent.Kind == schema.Person || ent.Kind == schema.Group || ent.Kind == schema.People || r.trait(e).plural ||
		r.Mentions[k].Kind == schema.Nationality {
		return false
	}
	return r.Mentions[k].Form != mention.Nominal || ent.Kind != schema.Thing || r.isSubject(k)
}

func (r *resolver) isSubject(k int) bool { return r.word(k).Rel.Base() == "nsubj" }

// refer resolves a pronoun to the best of what went before: the subject of the sentence or of the one before it, else
// the last that fits. A pronoun is not the subject of the verb whose object it is.
func (r *resolver) refer(m int, why string, fits func(k, e int) bool) {
	men := r.Mentions[m]
	best, score := -1, -1
	for i := len(r.history) - 1; i >= 0 && i >= len(r.history)-window; i-- {
		k := r.history[i]
		distance := men.Sentence - r.Mentions[k].Sentence
		if distance > 3 {
			break
		}
		if len(r.out.Of[k]) != 1 || r.overlaps(k, m) || r.coargument(k, m) || !fits(k, r.out.Of[k][0]) {
			continue
		}
		s := 30 - 10*distance
		if r.isSubject(k) {
			s += 8
		}
		if r.Mentions[k].Form != mention.Nominal {
			s += 3
		}
		if s > score {
			best, score = k, s
		}
	}
	if best < 0 {
		return
	}
	e := r.out.Of[best][0]
	if f := strings.ToLower(r.surface(m)); r.trait(e).gender == 0 && r.out.Entities[e].Kind == schema.Person {
		r.trait(e).gender = 'm'
		if strings.HasPrefix(f, "s") || strings.HasPrefix(f, "her") {
			r.trait(e).gender = 'f'
		}
	}
	r.assign(m, why, e)
}

// coargument reports whether the two are arguments of one verb, so that a plain pronoun cannot mean the other.
func (r *resolver) coargument(k, m int) bool {
	a, b := r.Mentions[k], r.Mentions[m]
	if a.Sentence != b.Sentence || strings.HasSuffix(r.surface(m), "sel") || strings.HasSuffix(r.surface(m), "self") ||
		strings.HasSuffix(r.surface(m), "selves") {
		return false
	}
	w := r.word(m)
	return w.Rel != "nmod:poss" && w.Head >= 0 && r.conjHead(k) == w.Head
}

// conjHead is the word that the mention, or the coordination that it is part of, hangs on.
func (r *resolver) conjHead(k int) int {
	men := r.Mentions[k]
	words := r.Trees[men.Sentence].Words
	i := men.Head
	for steps := 0; words[i].Rel == "conj" && words[i].Head >= 0 && steps < 20; steps++ {
		i = words[i].Head
	}
	return words[i].Head
}

// they resolves a plural pronoun: to a coordination, a set, or the last plural thing.
func (r *resolver) they(m int) {
	men := r.Mentions[m]
	best, score, why := []int(nil), -1, ""
	for i := len(r.history) - 1; i >= 0 && i >= len(r.history)-window; i-- {
		k := r.history[i]
		distance := men.Sentence - r.Mentions[k].Sentence
		if distance > 3 {
			break
		}
		if r.overlaps(k, m) || r.coargument(k, m) {
			continue
		}
		set, rule := r.pluralAt(k)
		if set == nil {
			continue
		}
		s := 30 - 10*distance
		if r.isSubject(k) {
			s += 8
		}
		if s > score {
			best, score, why = set, s, rule
		}
	}
	if best != nil {
		r.assign(m, why, best...)
	}
}

// pluralAt is what a plural pronoun may mean at a mention: all conjuncts of a coordination that it begins, a set, or a
// plural thing.
func (r *resolver) pluralAt(k int) ([]int, string) {
	men := r.Mentions[k]
	if r.Mentions[k].Kind == schema.Nationality {
		return nil, ""
	}
	set := append([]int(nil), r.out.Of[k]...)
	t := &r.Trees[men.Sentence]
	for _, c := range r.children[place{men.Sentence, men.Head}] {
		if t.Words[c].Rel != "conj" {
			continue
		}
		if o, ok := r.at[place{men.Sentence, c}]; ok {
			for _, e := range r.out.Of[o] {
				if !contains(set, e) {
					set = append(set, e)
				}
			}
		}
	}
	if len(set) > 1 {
		return set, "those named together"
	}
	e := r.out.Of[k][0]
	if r.trait(e).plural || r.out.Entities[e].Kind == schema.Group || r.out.Entities[e].Kind == schema.People {
		return r.out.Of[k], "the last plural named"
	}
	return nil, ""
}
