package schema

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

func TestPredicateTableIsSound(t *testing.T) {
	localName := regexp.MustCompile(`^[a-z][A-Za-z]*$`)
	property := regexp.MustCompile(`^P[1-9][0-9]*$`)
	names := map[string]bool{}
	for _, p := range Predicates {
		if !localName.MatchString(p.Name) || names[p.Name] {
			t.Errorf("%q: not a local name of its own", p.Name)
		}
		names[p.Name] = true
		if p.Definition == "" || p.Example == "" || p.Domain == 0 || p.Range == 0 {
			t.Errorf("%s: a row says what it means, between what, with an example", p.Name)
		}
		if p.Symmetric && p.Domain != p.Range {
			t.Errorf("%s: symmetric, but domain and range differ", p.Name)
		}
		if p.Symmetric && p.Inverse != "" {
			t.Errorf("%s: a symmetric predicate is its own inverse", p.Name)
		}
		if p.Wikidata != "" && !property.MatchString(p.Wikidata) {
			t.Errorf("%s: %q is no Wikidata property", p.Name, p.Wikidata)
		}
		if got, ok := PredicateByName(p.Name); !ok || got.Name != p.Name {
			t.Errorf("%s: not found by its name", p.Name)
		}
	}
	for _, p := range Predicates {
		if p.Inverse == "" {
			continue
		}
		if !localName.MatchString(p.Inverse) || names[p.Inverse] {
			t.Errorf("%s: inverse %q is taken or no local name", p.Name, p.Inverse)
		}
		names[p.Inverse] = true
	}
	if _, ok := PredicateByName("no such"); ok {
		t.Error("found a predicate that does not exist")
	}
}

// A qualifier or property that were named like a core predicate could not be told from it in a query.
func TestPropertiesAndPredicatesAreApart(t *testing.T) {
	taken := map[string]bool{}
	for _, p := range Predicates {
		taken["p:"+p.Name] = true
	}
	for _, p := range Properties {
		if taken[p.Name] {
			t.Errorf("%s stands twice", p.Name)
		}
		taken[p.Name] = true
	}
	for _, r := range Roles {
		if taken[r.Role.Short()] {
			t.Errorf("%s stands twice", r.Role.Short())
		}
		taken[r.Role.Short()] = true
	}
}

func TestIRIsExpandAndShorten(t *testing.T) {
	for short, full := range map[string]string{
		EntityID("Japan").Short():       "https://w3id.org/claimgraph/entity/Japan",
		DocumentID("a/b.txt").Short():   "https://w3id.org/claimgraph/document/a/b.txt",
		StatementID("9f2c").Short():     "https://w3id.org/claimgraph/statement/9f2c",
		AttributionID("77aa").Short():   "https://w3id.org/claimgraph/attribution/77aa",
		"f:9f2c":                        "https://w3id.org/claimgraph/fact/9f2c",
		Country.Short():                 "https://w3id.org/claimgraph/class/Country",
		RoleTime.Short():                "https://w3id.org/claimgraph/predicate/time",
		"rdf:type":                      "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
		"wd:Q17":                        "http://www.wikidata.org/entity/Q17",
		"http://example.org/elsewhere":  "http://example.org/elsewhere",
		"https://w3id.org/claimgraphic": "https://w3id.org/claimgraphic",
	} {
		if got := ExpandIRI(short); got != full {
			t.Errorf("ExpandIRI(%q) = %q, want %q", short, got, full)
		}
		if got := ShortenIRI(full); got != short {
			t.Errorf("ShortenIRI(%q) = %q, want %q", full, got, short)
		}
	}
}

func FuzzMintedNamesFitIntoIRIs(f *testing.F) {
	for _, s := range []string{"Senkaku Islands", "São Tomé", "a<b>c", "100% \"sure\"", "tab\there", "\xff\x00", "d#s1", " "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, minted := range []string{string(MintEntityID(name)), string(MintDocumentID(name)),
			string(MintLocalEntityID("doc", name))} {
			if strings.ContainsAny(minted, "<>\"{}|\\^` \t\r\n#?[]\x00") {
				t.Errorf("%q minted %q, which no IRI may hold", name, minted)
			}
		}
	})
}

func TestKindsSpeakOfThemselves(t *testing.T) {
	for set, want := range map[Kinds]string{
		Anything:                       "anything",
		Agents:                         "agent",
		Agents | Places:                "agent or place",
		KindsOf(Person, Group):         "Person or Group",
		KindsOf(Person, Group, People): "Person, Group or People",
		Agreements | Organizations:     "organisation or agreement",
		0:                              "nothing",
	} {
		if got := set.String(); got != want {
			t.Errorf("%v = %q, want %q", set.List(), got, want)
		}
	}
	for _, k := range AllKinds() {
		if back, ok := ParseKind(k.String()); !ok || back != k {
			t.Errorf("ParseKind(%q) = %v, %v", k, back, ok)
		}
		if k.Comment() == "" {
			t.Errorf("%s has no comment", k)
		}
	}
}

func TestStatementIDsDependOnAllThatIsSaid(t *testing.T) {
	base := Statement{
		Subject:   Argument{Entity: "Chad"},
		Predicate: Relation{Name: "borders"},
		Object:    Argument{Entity: "Sudan"},
		Evidence:  Evidence{Document: "atlas", Quote: "Chad borders Sudan.", End: 19},
	}
	base.SetID()
	variants := map[string]func(*Statement){
		"subject":   func(s *Statement) { s.Subject.Entity = "Niger" },
		"literal":   func(s *Statement) { s.Subject = Argument{Surface: "Chad"} },
		"predicate": func(s *Statement) { s.Predicate.Name = "attacks" },
		"object":    func(s *Statement) { s.Object.Entity = "Libya" },
		"polarity":  func(s *Statement) { s.Polarity = Denied },
		"modality":  func(s *Statement) { s.Modality = Possible },
		"speaker":   func(s *Statement) { s.Speaker.Entity = "Libya" },
		"document":  func(s *Statement) { s.Evidence.Document = "gazette" },
		"place":     func(s *Statement) { s.Evidence.Start, s.Evidence.End = 20, 39 },
		"qualifier": func(s *Statement) { s.Qualifiers = []Qualifier{{RoleTime, Argument{Surface: "in 2014"}}} },
	}
	seen := map[StatementID]string{base.ID: "base"}
	for name, change := range variants {
		s := base
		change(&s)
		s.SetID()
		if other, ok := seen[s.ID]; ok {
			t.Errorf("%s and %s share an identifier", name, other)
		}
		seen[s.ID] = name
	}
	again := base
	again.Confidence, again.Rule, again.Subject.Surface = 0.5, "other", "the country"
	again.SetID()
	if again.ID != base.ID {
		t.Error("the identifier depends on how sure or by which rule, not on what is said")
	}
}

func TestSchemaPrintsEveryPredicate(t *testing.T) {
	var turtle, text bytes.Buffer
	if err := WriteTurtle(&turtle); err != nil {
		t.Fatal(err)
	}
	if err := WriteText(&text); err != nil {
		t.Fatal(err)
	}
	for _, p := range Predicates {
		if !strings.Contains(turtle.String(), "\np:"+p.Name+" a owl:ObjectProperty") {
			t.Errorf("turtle lacks %s", p.Name)
		}
		if !strings.Contains(text.String(), "\n"+p.Name+" ") || !strings.Contains(text.String(), "e.g. "+p.Example) {
			t.Errorf("text lacks %s", p.Name)
		}
	}
}
