package clause

import "strings"

// control gives an infinitive or participle its subject from the clause above: its subject ("agreed to enhance ties",
// "left, taking the money"), its object ("urged Iran to stop", "accused Sudan of arming rebels", "prevented ships from
// leaving") or the object of its preposition ("called on Iran to stop").
func (f *finder) control(c *Clause, g *Clause) {
	mark := f.markOf(c.Head)
	switch f.base[c.Head] {
	case "ccomp":
		if mark != "to" && f.xpos(c.Head) != "VBG" {
			return
		}
	case "advcl":
		if f.xpos(c.Head) != "VBG" && f.xpos(c.Head) != "VBN" && f.xpos(c.Head) != "VB" && c.Form != Copular {
			return
		}
	}
	c.Rule = "control"
	if f.base[c.Head] == "advcl" && mark != "to" {
		c.Rule = "adverbial"
	}
	f.carry(c, f.controller(c, g, mark))
}

func (f *finder) controller(c, g *Clause, mark string) *Arg {
	verb := f.lemma(g.Head)
	subject := g.Arg(Subject)
	if g.Passive && f.base[c.Head] == "xcomp" {
		return subject // "Iran was urged to stop"
	}
	if f.base[c.Head] == "advcl" {
		switch mark {
		case "of", "from", "for", "against", "into", "over", "with":
			if !objectControl[verb] {
				return subject
			}
		case "to", "in order to", "so as to", "":
			if prep := addressed[verb]; prep != "" && mark == "to" {
				if a := g.Oblique(strings.Fields(prep)...); a != nil {
					return a
				}
			}
			if mark != "to" || !objectControl[verb] {
				return subject
			}
		default:
			return subject
		}
	}
	if g.Passive {
		return subject
	}
	if prep := addressed[verb]; prep != "" {
		if a := g.Oblique(strings.Fields(prep)...); a != nil {
			return a
		}
	}
	if subjectControl[verb] {
		return subject
	}
	if o := g.Arg(Object); o != nil {
		return o
	}
	if o := g.Arg(IndirectObject); o != nil {
		return o
	}
	return subject
}
