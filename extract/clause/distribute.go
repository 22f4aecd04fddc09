package clause

import "claimgraph/extract/syntax"

// parts lists the conjuncts that a statement holds of one by one. What is said of "between A and B" is said of both
// together.
func (c *Clause) parts(t *syntax.Tree, a *Arg) []Conjunct {
	if a == nil {
		return nil
	}
	if len(a.Conjuncts) < 2 || a.Case == "between" || a.Case == "among" || !separable(t, a) {
		return []Conjunct{{a.Head, a.Words}}
	}
	return a.Conjuncts
}

func (c *Clause) partsOf(t *syntax.Tree, object *Arg) []Conjunct {
	if object == nil {
		return []Conjunct{{-1, Range{0, -1}}}
	}
	if object.Role == Complement {
		return []Conjunct{{object.Head, object.Phrase}}
	}
	return c.parts(t, object)
}

// maxTriples bounds the statements of one clause; lists that are longer on both sides are not multiplied out.
const maxTriples = 500

// distribute makes a triple of every subject with every object.
func distribute(tr Triple, subjects, objects []Conjunct) []Triple {
	if len(subjects)*len(objects) > maxTriples {
		objects = objects[:1]
	}
	list := make([]Triple, 0, len(subjects)*len(objects))
	for _, s := range subjects {
		for _, o := range objects {
			one := tr
			one.Subject, one.SubjectHead = s.Words, s.Head
			one.Object, one.ObjectHead = o.Words, o.Head
			if overlap(one.Subject, one.Predicate) || overlap(one.Object, one.Predicate) || overlap(one.Subject, one.Object) {
				continue
			}
			list = append(list, one)
		}
	}
	return list
}

func overlap(a, b Range) bool {
	return !a.Empty() && !b.Empty() && a.First <= b.Last && b.First <= a.Last
}

// separable reports whether every conjunct says by itself what it says in the coordination: "Syria's army and navy" is
// not "Syria's army" and "navy".
func separable(t *syntax.Tree, a *Arg) bool {
	first := a.Conjuncts[0]
	if first.Words.First == first.Head {
		return true
	}
	for _, k := range a.Conjuncts[1:] {
		if k.Words.First == k.Head && k.Words.Last == k.Head && t.Words[k.Head].Tag != syntax.PROPN {
			return false
		}
	}
	return true
}
