package entity

import (
	"claimgraph/extract/attribution"
	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// speech is a stretch of direct speech with its speaker's mention.
type speech struct{ first, last, speaker int }

// findSpeech notes who speaks where.
func (r *resolver) findSpeech() {
	r.speakers = map[int][]speech{}
	for _, a := range r.Attributions {
		if a.Source.Empty() || len(a.Content) == 0 || !a.Direct && !r.quoted(a.Content[0]) {
			continue
		}
		m := r.headed(a.Source.Sentence, a.Source.Head)
		if m < 0 {
			continue
		}
		for _, c := range a.Content {
			r.speakers[c.Sentence] = append(r.speakers[c.Sentence], speech{c.First, c.Last, m})
		}
	}
}

// quoted reports whether a passage begins with a quotation mark, or right after one.
func (r *resolver) quoted(p attribution.Passage) bool {
	tokens := r.Trees[p.Sentence].Tokens
	return p.First < len(tokens) && (isQuote(tokens[p.First].Form) || p.First > 0 && isQuote(tokens[p.First-1].Form))
}

// speaker is the entity whose direct speech holds the mention, or -1.
func (r *resolver) speaker(m int) int {
	men := r.Mentions[m]
	for _, s := range r.speakers[men.Sentence] {
		if s.first <= men.First && men.Last <= s.last {
			if s.speaker > m && len(r.out.Of[s.speaker]) == 0 && r.Mentions[s.speaker].Form == mention.Pronoun {
				r.pronoun(s.speaker) // "We are ready," he said: who he is, the text has said before
			}
			if of := r.out.Of[s.speaker]; len(of) > 0 {
				return of[0]
			}
		}
	}
	return -1
}

func (r *resolver) pronoun(m int) {
	switch r.items[m].class {
	case pronounI:
		if e := r.speaker(m); e >= 0 {
			r.assign(m, "the one who speaks", e)
			return
		}
	case pronounWe:
		if e, why := r.spokenFor(m); e >= 0 {
			r.assign(m, why, e)
			return
		}
	case pronounThey:
		if set := r.jointSubject(m); len(set) > 1 {
			r.assign(m, "those who are the subject of its clause", set...)
			return
		}
	case otherPronoun:
		return
	}
	best, margin := r.rank(m)
	if margin <= pronounThreshold || len(best.mentions) == 0 {
		r.out.Why[m] = "nothing that it may stand for"
		return
	}
	if len(best.mentions) > 1 {
		if set := r.members(best.mentions); len(set) > 1 {
			r.assign(m, "those named together", set...)
			return
		}
	}
	k := best.mentions[0]
	if len(r.out.Of[k]) == 0 {
		if r.Mentions[k].Form != mention.Pronoun {
			return
		}
		r.assign(k, "the first of its kind", r.unnamed(k))
	}
	r.assign(m, "ranked first among what was said before", r.out.Of[k]...)
}

// jointSubject is what the nearest plural subject above a pronoun stands for, where it is several: "Modi and Widodo praised
// their teams"; nil where there is none.
func (r *resolver) jointSubject(m int) []int {
	if it := r.items[m]; it.role != ownerRole && it.role != subjectRole && !it.reflexive {
		return nil
	}
	for _, s := range r.subjectsAbove(m) {
		if s > m {
			continue
		}
		if set := r.coordination(s); len(set) > 1 && set[len(set)-1] < m {
			return r.members(set)
		}
		if len(r.out.Of[s]) > 1 {
			return r.out.Of[s]
		}
		if r.items[s].plural {
			return nil
		}
	}
	return nil
}

// spokenFor is whom "we" means in direct speech: the state for which an official speaks, else the speaker.
func (r *resolver) spokenFor(m int) (int, string) {
	e := r.speaker(m)
	if e < 0 {
		return -1, ""
	}
	if c := &r.out.Entities[e]; c.Country != "" && c.Kind == schema.Person {
		if s := r.state(c.Country); s >= 0 {
			return s, "the state for which the speaker speaks"
		}
	}
	return e, "the one who speaks"
}

// unnamed is the entity of a pronoun that others lean on, though the text never says who is meant: a mere
// thing, since nobody can look it up.
func (r *resolver) unnamed(m int) int {
	name := oneLine(r.surface(m))
	return r.entity(schema.Entity{ID: r.unused(name), Kind: schema.Thing, Name: name, Local: true})
}
