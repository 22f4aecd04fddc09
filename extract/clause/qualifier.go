package clause

import (
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// Qualifier is a circumstance of a triple, with its preposition.
type Qualifier struct {
	Role  schema.Role
	Words Range
	Head  int
}

// qualify adds the circumstances that are neither subject nor object.
func (c *Clause) qualify(t *syntax.Tree, tr *Triple, object *Arg) {
	for i := range c.Args {
		a := &c.Args[i]
		if a == object || a.Inherited && !a.fronted || a.Role == Subject || a.Role == Complement && !c.circumstance(t, a) {
			continue
		}
		if a.Role == IndirectObject && a.Words.Last <= tr.Predicate.Last || a.Role == Attribute && c.Form == Copular {
			continue
		}
		if a.Role == Adverb || a.connects(t) || object != nil && overlap(a.Phrase, object.Words) || a.Phrase.First >= tr.Predicate.First && a.Phrase.Last <= tr.Predicate.Last {
			continue
		}
		tr.Qualifiers = append(tr.Qualifiers, Qualifier{a.qualifies(), a.Phrase, a.Head})
	}
}

// connects reports whether an oblique only joins its sentence to another or names a source or an
// example: "in addition", "according to officials", "including a destroyer".
func (a *Arg) connects(t *syntax.Tree) bool {
	if a.Role == Oblique && a.Case != "" && a.Phrase == a.Words {
		return true // the agent in "Norland-controlled"
	}
	switch a.Case {
	case "according to", "such as", "including", "like":
		return a.Role == Oblique
	}
	return a.Role == Oblique && a.Words.First == a.Words.Last && connectives[a.Case+" "+t.Words[a.Head].Lemma]
}

// circumstance reports whether a clause only completes or qualifies another: "urged Iran to stop", "told them that it was
// over", "clarified it by adding water".
func (c *Clause) circumstance(t *syntax.Tree, a *Arg) bool {
	switch t.Words[a.Head].Rel.Base() {
	case "ccomp", "xcomp":
		return true
	}
	switch a.Case {
	case "to", "by", "in order to":
		return a.Head > c.Head
	}
	return false
}

// qualifies names what an argument adds, by its role and preposition.
func (a *Arg) qualifies() schema.Role {
	switch a.Role {
	case Time:
		return schema.RoleTime
	case Adverb:
		return schema.RoleManner
	case IndirectObject:
		return schema.RoleRecipient
	case Complement:
		if a.Case == "to" || a.Case == "in order to" {
			return schema.RolePurpose
		}
		return schema.RoleOther
	}
	if a.Role == Oblique && a.Case == "" {
		return schema.RoleQuantity // "rose 12 percent"
	}
	if role, ok := prepositionRoles[a.Case]; ok {
		return role
	}
	return schema.RoleOther
}

var prepositionRoles = map[string]schema.Role{
	"in": schema.RolePlace, "at": schema.RolePlace, "near": schema.RolePlace, "off": schema.RolePlace,
	"inside": schema.RolePlace, "outside": schema.RolePlace, "within": schema.RolePlace, "along": schema.RolePlace,
	"on": schema.RoleTopic, "about": schema.RoleTopic, "over": schema.RoleTopic, "regarding": schema.RoleTopic,
	"concerning": schema.RoleTopic, "with": schema.RoleInstrument, "by": schema.RoleInstrument, "through": schema.RoleInstrument,
	"for": schema.RolePurpose, "to": schema.RoleRecipient, "from": schema.RoleSource, "as": schema.RoleManner,
	"like": schema.RoleManner,
}
