package entity

import (
	"strings"

	"claimgraph/extract/mention"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

type gender uint8

const (
	unknownGender gender = iota
	male
	female
)

// class is how a mention refers, as finely as the ranking of antecedents needs it.
type class uint8

const (
	nameClass     class = iota
	definite            // the treaty
	demonstrative       // this treaty
	possessive          // its treaty
	indefinite          // a treaty, some treaties, two treaties
	bare                // treaties
	pronounI
	pronounWe
	pronounYou
	pronounHe
	pronounShe
	pronounIt
	pronounThey
	pronounThis // this, that
	otherPronoun
	setClass       // a coordination as a whole
	adjectiveClass // Japanese
)

// group is a coarse kind.
type group uint8

const (
	thingGroup group = iota
	personGroup
	peopleGroup // several people
	bodyGroup   // organisations
	stateGroup
	placeGroup
	paperGroup // agreements, laws, works
	eventGroup
	armsGroup
	valueGroup
)

// role is a mention's place in its clause.
type role uint8

const (
	otherRole role = iota
	subjectRole
	objectRole
	obliqueRole
	ownerRole
	nounRole // modifies a noun
	appositionRole
	conjunctRole
	predicateRole
	topRole // of a sentence without a verb
)

// item is what the ranking knows of a mention before anything is resolved.
type item struct {
	class     class
	group     group
	role      role
	gender    gender
	plural    bool
	reflexive bool
	quoted    bool
	clause    int // token of the verb that it depends on
	lemma     uint32
	word      uint32 // of the head as it stands
}

func (r *resolver) describeItems() {
	r.items = make([]item, len(r.Mentions))
	quotes := r.quotes()
	for m := range r.Mentions {
		r.items[m] = r.item(m, quotes)
	}
}

func (r *resolver) item(m int, quotes []bool) item {
	men := r.Mentions[m]
	w := r.word(m)
	it := item{plural: w.XPOS == "NNS" || w.XPOS == "NNPS", quoted: quotes[men.Sentence], lemma: hashString(strings.ToLower(w.Lemma)),
		word: hashString(strings.ToLower(r.Trees[men.Sentence].Tokens[men.Head].Form))}
	it.role, it.clause = r.roleOf(men.Sentence, men.Head)
	it.group = groupOf(men.Kind, it.plural)
	switch {
	case men.Form == mention.Pronoun:
		r.pronounItem(m, &it)
	case len(r.out.Of[m]) > 0 && (len(men.Hits) > 0 || men.Form == mention.Name):
		if it.class = nameClass; w.Tag == syntax.ADJ && it.role == nounRole {
			it.class = adjectiveClass
		}
		if e := r.only(m); e >= 0 {
			ent := r.out.Entities[e]
			it.group, it.gender, it.plural = groupOf(ent.Kind, r.traits[e].plural), r.traits[e].gender, r.traits[e].plural
		}
	default:
		it.class = r.nominalClass(m)
		it.gender = nounGender[strings.ToLower(w.Lemma)]
	}
	return it
}

func groupOf(k schema.Kind, plural bool) group {
	switch {
	case k == schema.Person && plural, k == schema.Group, k == schema.People:
		return peopleGroup
	case k == schema.Person:
		return personGroup
	case k == schema.Country, k == schema.Nationality:
		return stateGroup
	case schema.Organizations.Has(k):
		return bodyGroup
	case schema.Places.Has(k):
		return placeGroup
	case schema.Agreements.Has(k), k == schema.Work:
		return paperGroup
	case k == schema.Event:
		return eventGroup
	case schema.Arms.Has(k), k == schema.Product:
		return armsGroup
	case schema.Values.Has(k):
		return valueGroup
	}
	return thingGroup
}

func (r *resolver) pronounItem(m int, it *item) {
	form := strings.ToLower(r.surface(m))
	it.reflexive = strings.HasSuffix(form, "self") || strings.HasSuffix(form, "selves")
	it.group = thingGroup
	switch form {
	case "i", "me", "my", "mine", "myself":
		it.class, it.group = pronounI, personGroup
	case "we", "us", "our", "ours", "ourselves", "'s", "’s":
		it.class, it.group, it.plural = pronounWe, peopleGroup, true
	case "you", "your", "yours", "yourself", "yourselves":
		it.class, it.group = pronounYou, personGroup
	case "he", "him", "his", "himself":
		it.class, it.group, it.gender = pronounHe, personGroup, male
	case "she", "her", "hers", "herself":
		it.class, it.group, it.gender = pronounShe, personGroup, female
	case "it", "its", "itself":
		it.class = pronounIt
	case "they", "them", "their", "theirs", "themselves", "'em", "em":
		it.class, it.plural = pronounThey, true
	case "this", "that":
		it.class = pronounThis
	default:
		it.class = otherPronoun
	}
}

func (r *resolver) nominalClass(m int) class {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	for _, k := range r.kids[men.Sentence][men.Head] {
		switch t.Words[k].Rel {
		case "nmod:poss":
			return possessive
		case "det":
			switch strings.ToLower(t.Tokens[k].Form) {
			case "the", "both":
				return definite
			case "this", "that", "these", "those", "such":
				return demonstrative
			}
			return indefinite
		}
	}
	if r.child(men.Sentence, men.Head, "nummod") >= 0 {
		return indefinite
	}
	return bare
}

// roleOf finds a token's place in its clause; a conjunct has that of the first one.
func (r *resolver) roleOf(sentence, token int) (role, int) {
	words := r.Trees[sentence].Words
	first := token
	for steps := 0; words[token].Rel.Base() == "conj" && words[token].Head >= 0 && steps < 20; steps++ {
		token = words[token].Head
	}
	head := words[token].Head
	result := otherRole
	switch words[token].Rel.Base() {
	case "nsubj", "csubj":
		result = subjectRole
	case "obj", "iobj":
		result = objectRole
	case "obl":
		result = obliqueRole
	case "nmod":
		result = nounRole
		if words[token].Rel == "nmod:poss" {
			result = ownerRole
		}
	case "compound", "amod", "det":
		result = nounRole
	case "appos":
		result = appositionRole
	case "root", "parataxis":
		result = topRole
	}
	if r.child(sentence, token, "cop") >= 0 {
		result, head = predicateRole, token
	} else if first != token && result == topRole {
		result = conjunctRole
	}
	// the clause of a noun's dependent is that of the noun
	for steps := 0; head >= 0 && result != predicateRole && steps < 20; steps++ {
		if words[head].Tag == syntax.VERB || words[head].Tag == syntax.AUX || r.child(sentence, head, "cop") >= 0 || words[head].Head < 0 {
			break
		}
		head = words[head].Head
	}
	return result, head
}

// quotes tells which sentences begin within quotation marks or hold nothing but a quotation.
func (r *resolver) quotes() []bool {
	in := make([]bool, len(r.Trees))
	for s := range r.speakers {
		in[s] = true
	}
	return in
}

// subjectOf is the mention that is the subject of the clause whose predicate a token is, or -1.
func (r *resolver) subjectOf(sentence, token int) int {
	if k := r.child(sentence, token, "nsubj"); k >= 0 {
		return r.headed(sentence, k)
	}
	return -1
}

// hashString is the 32-bit FNV-1a hash.
func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
