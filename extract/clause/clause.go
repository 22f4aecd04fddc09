// Package clause finds who did what to whom, in the sentence's own words: predicates with their arguments, voice,
// polarity and modality. It knows trees, not entities.
package clause

import "claimgraph/schema"

// Clause is a predicate with its arguments. Verbs, copular complements and nouns that name an act ("the abduction
// of ...", "its claim to") make clauses, and so do the constructions that say something without a verb of their own:
// appositions, titles, possessives, places.
type Clause struct {
	Sentence int
	Form     Form
	// Head is the token of the content word that carries the predicate: the verb, the noun or adjective after a copula, the
	// noun that names the act. Its lemma, with Particle, is what frames look up.
	Head     int
	Lemma    string // lower-case, with its particle: "claim", "withdraw", "carry out"
	Wording  Range  // the predicate's words as they stand, auxiliaries included and arguments left out
	Passive  bool
	Args     []Arg
	Polarity schema.Polarity
	Modality schema.Modality
	// Governor is the clause that this one is a complement, modifier or coordinate of, or -1; Link is the relation in
	// Universal Dependencies: ccomp, xcomp, advcl, acl, acl:relcl, conj.
	Governor int
	Link     string
	Rule     string // the phenomenon that made the clause: "passive", "relative", "apposition"

	there   Range // "there" of an existential clause, or empty
	stretch Range // Wording with the verbs above that it completes: "agreed to enhance"
	beside  bool  // the clause stands beside what it reports: "he said", set off by commas
	merged  bool  // the clause's wording is a part of another's stretch
}

// Form tells what kind of word or construction carries a clause.
type Form uint8

// The forms.
const (
	Verbal     Form = iota // China claims them
	Copular                // Japan is a member of the Quad; they are part of Japan's territory
	Nominal                // the abduction of Japanese nationals by North Korean agents
	Apposition             // Taro Kono, Japan's foreign minister: Subject is the name, Attribute the description
	Title                  // US President Donald Trump: Subject is the name, Attribute the title
	Possessive             // Syria's army: Subject is the possessed, Possessor the possessor
	Place                  // the Senkaku Islands in Okinawa Prefecture: Subject, Oblique with its Case
	Compound               // the Japan-US Security Treaty, Syrian troops: Subject is the head, Modifier the modifier
)

func (f Form) String() string {
	return [...]string{"verbal", "copular", "nominal", "apposition", "title", "possessive", "place", "compound"}[f]
}

// Role is an argument's grammatical function in its clause, as it stands: the subject of a passive is its Subject.
type Role uint8

// The roles.
const (
	Subject Role = iota
	Object
	IndirectObject
	Attribute  // of a copula, apposition or title
	Oblique    // with Case: on Iran, by the army, to Moscow; of a noun too: sanctions against Iran
	Possessor  // of a noun: China's claim
	Modifier   // of a noun: US obligations, Syrian troops
	Complement // a clause; Clause says which
	Time       // in 2014, on Monday, for ten years: with or without Case
	Adverb     // closely, immediately
)

func (r Role) String() string {
	return [...]string{"subject", "object", "indirect object", "attribute", "oblique", "possessor", "modifier",
		"complement", "time", "adverb"}[r]
}

// Range is a stretch of tokens of the clause's sentence, both ends included.
type Range struct{ First, Last int }

// Empty reports whether the range holds no token.
func (r Range) Empty() bool { return r.Last < r.First }

// Arg is an argument.
type Arg struct {
	Role Role
	Case string // lemma of its preposition, several joined by a space: "on", "because of"; "" without one
	Head int    // token of its head word
	// Words is the whole phrase without its preposition; in a coordination it holds all conjuncts.
	Words Range
	// Phrase is Words with its preposition or conjunction: "on Iran", "by force".
	Phrase Range
	// Conjuncts are the parts over which the statement is distributed, the first one included: "China and Taiwan"
	// has two. Fewer than two mean that Words stands alone.
	Conjuncts []Conjunct
	// Inherited marks an argument that stands in another clause: the subject of a controlled infinitive, the
	// antecedent of a relative pronoun.
	Inherited bool
	// Clause is the index of the clause that a Complement is, else -1.
	Clause int

	fronted bool // inherited from before the subject that two verbs share
}

// Conjunct is one part of a coordination.
type Conjunct struct {
	Head  int
	Words Range
}

// Arg returns the first argument with the role, or nil.
func (c *Clause) Arg(role Role) *Arg {
	for i := range c.Args {
		if c.Args[i].Role == role {
			return &c.Args[i]
		}
	}
	return nil
}

// Oblique returns the first oblique argument with one of the cases, or nil.
func (c *Clause) Oblique(cases ...string) *Arg {
	for i := range c.Args {
		if c.Args[i].Role != Oblique {
			continue
		}
		for _, k := range cases {
			if c.Args[i].Case == k {
				return &c.Args[i]
			}
		}
	}
	return nil
}

// LogicalSubject is who acts: the subject, or what "by" adds to a passive; nil where the clause does not say.
func (c *Clause) LogicalSubject() *Arg {
	if c.Passive {
		return c.Oblique("by")
	}
	return c.Arg(Subject)
}

// LogicalObject is what is acted upon: the object, or the subject of a passive; nil where there is none.
func (c *Clause) LogicalObject() *Arg {
	if c.Passive {
		return c.Arg(Subject)
	}
	return c.Arg(Object)
}
