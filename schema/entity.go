package schema

// Entity is something that statements are about.
type Entity struct {
	ID       EntityID
	Kind     Kind
	Name     string   // the label, such as "Senkaku Islands"
	Aliases  []string // other names in the text, sorted, without Name
	Wikidata string   // the linked item, such as "Q17"; empty where linked to nothing
	Country  string   // ISO 3166-1 alpha-3 where the entity is, or acts for, a state
	Sector   Sector   // role in the PLOVER scheme; empty where none applies
	Local    bool     // known by a description only, so it exists within its document alone
}

// Sector is an actor's sector code in the PLOVER scheme.
type Sector string

// The sectors in use, as in the PLOVER actor coding.
const (
	NoSector            Sector = ""
	Government          Sector = "GOV"
	Military            Sector = "MIL"
	Rebels              Sector = "REB"
	Opposition          Sector = "OPP"
	IGO                 Sector = "IGO"
	NGO                 Sector = "NGO"
	Business            Sector = "BUS"
	Civilians           Sector = "CVL"
	Judiciary           Sector = "JUD"
	Legislators         Sector = "LEG"
	Spies               Sector = "SPY"
	Police              Sector = "COP"
	Media               Sector = "MED"
	UnidentifiedForces  Sector = "UAF"
	InternationalMilGrp Sector = "IMG"
)
