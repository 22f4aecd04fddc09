package schema

// Property is a relation that describes a statement, a document or an entity, where a Predicate describes the world.
type Property struct {
	Name       string // short name, with its prefix
	Definition string
	Domain     string // class of the subject, as a short name
	Range      string // class or datatype of the object, as a short name; empty where it may be several
}

// The properties that are claimgraph's own; all others come from RDF, RDFS, OWL, SKOS, Dublin Core, PROV and Web
// Annotation.
const (
	PropSpeaker    = "p:speaker"
	PropPolarity   = "p:polarity"
	PropModality   = "p:modality"
	PropConfidence = "p:confidence"
	PropPLOVER     = "p:plover"
	PropWhen       = "p:when"
	PropImplicit   = "p:implicit"
	PropWording    = "p:wording"
	PropCue        = "p:cue"
	PropPassage    = "p:passage"
	PropSHA256     = "p:sha256"
	PropSentences  = "p:sentences"
	PropCountry    = "p:country"
	PropSector     = "p:sector"
)

// The classes of nodes that are no entities.
const (
	ClassDocument    = "c:Document"
	ClassSentence    = "c:Sentence"
	ClassAttribution = "c:Attribution"
)

// Properties is the table of claimgraph's own properties.
var Properties = []Property{
	{PropSpeaker, "who says so, where the text attributes it: an entity, or the wording for one", "rdf:Statement", ""},
	{PropPolarity, "affirmed or denied", "rdf:Statement", "xsd:string"},
	{PropModality, "asserted, intended, possible, conditional, requested or hypothetical", "rdf:Statement", "xsd:string"},
	{PropConfidence, "how likely the text was read rightly, from 0 to 1", "rdf:Statement", "xsd:decimal"},
	{PropPLOVER, "the event type in the Political Language Ontology for Verifiable Event Records", "rdf:Statement", "xsd:string"},
	{PropWhen, "the wording of the time", "rdf:Statement", "xsd:string"},
	{PropImplicit, "true where no word of the sentence states the predicate", "rdf:Statement", "xsd:boolean"},
	{PropWording, "the predicate in the sentence's own words", "rdf:Statement", "xsd:string"},
	{PropCue, "the wording that reports speech or thought", ClassAttribution, "xsd:string"},
	{PropPassage, "a stretch of the document that is the speaker's words or thoughts", ClassAttribution, ""},
	{PropSHA256, "SHA-256 of the document's body, in lower-case hex", ClassDocument, "xsd:string"},
	{PropSentences, "number of sentences", ClassDocument, "xsd:integer"},
	{PropCountry, "ISO 3166-1 alpha-3 code of the state that the entity is or acts for", "", "xsd:string"},
	{PropSector, "actor's sector in the PLOVER scheme", "", "xsd:string"},
}

// Roles lists the roles of qualifiers with what each adds; a qualifier's property is named after its role.
var Roles = []struct {
	Role       Role
	Definition string
}{
	{RoleTime, "when"},
	{RolePlace, "where"},
	{RoleInstrument, "with what"},
	{RoleTopic, "about what"},
	{RoleQuantity, "how much or how many"},
	{RoleManner, "how"},
	{RolePurpose, "what for"},
	{RoleRecipient, "to or for whom"},
	{RoleSource, "from whom or from where"},
	{RoleOther, "any other circumstance"},
}

// Short is the name of the role's property inside the store.
func (r Role) Short() string { return "p:" + string(r) }

// Short is the class's name inside the store.
func (k Kind) Short() string { return "c:" + k.String() }

// namedKinds are the sets that have a word of their own, the larger before those that they contain.
var namedKinds = []struct {
	name string
	set  Kinds
}{
	{"anything", Anything},
	{"agent", Agents},
	{"place", Places},
	{"organisation", Organizations},
	{"agreement", Agreements},
	{"arms", Arms},
}

// String names the set in words: "agent or place", "Person or Group".
func (s Kinds) String() string {
	var names []string
	rest := s
	for _, n := range namedKinds {
		// Places and Agents overlap, so a set is named as soon as it is contained and still adds something.
		if s&n.set == n.set && rest&n.set != 0 {
			names = append(names, n.name)
			rest &^= n.set
		}
	}
	for _, k := range rest.List() {
		names = append(names, k.String())
	}
	switch len(names) {
	case 0:
		return "nothing"
	case 1:
		return names[0]
	}
	text := names[0]
	for _, n := range names[1 : len(names)-1] {
		text += ", " + n
	}
	return text + " or " + names[len(names)-1]
}
