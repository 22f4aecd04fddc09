package schema

// Kind is the class of an entity.
type Kind uint8

// The kinds. Thing is the zero value: something that is none of the others.
const (
	Thing Kind = iota
	Person
	Group // people who act together and bear no name: the rebels, Syrian refugees
	People
	Nationality
	Country
	Territory
	AdministrativeArea
	City
	Region
	Waters
	Location
	Facility
	Organization
	IntergovernmentalOrganization
	GovernmentBody
	MilitaryOrganization
	ArmedGroup
	PoliticalParty
	Company
	NewsOrganization
	Treaty
	Law
	Event
	MilitaryPlatform
	Weapon
	Religion
	Work
	Product
	Date
	Duration
	Money
	Quantity
	kindCount
)

var kinds = [kindCount]struct{ name, comment string }{
	Thing:                         {"Thing", "something that matters to a statement and is none of the other kinds"},
	Person:                        {"Person", "a human being"},
	Group:                         {"Group", "people who act together and bear no name"},
	People:                        {"People", "a people or ethnic group"},
	Nationality:                   {"Nationality", "an adjective or noun of nationality used of people and things"},
	Country:                       {"Country", "a state, or its government acting for it"},
	Territory:                     {"Territory", "an area under a state's sovereignty, dependent, autonomous or disputed"},
	AdministrativeArea:            {"AdministrativeArea", "a province, prefecture, federal state or district"},
	City:                          {"City", "a settlement"},
	Region:                        {"Region", "an area larger than a state or across several"},
	Waters:                        {"Waters", "a sea, strait, lake or river"},
	Location:                      {"Location", "any other place"},
	Facility:                      {"Facility", "something built: a base, dam, airport, pipeline, building"},
	Organization:                  {"Organization", "a body of people with a name and a purpose"},
	IntergovernmentalOrganization: {"IntergovernmentalOrganization", "an organisation whose members are states"},
	GovernmentBody:                {"GovernmentBody", "a ministry, agency, legislature or court"},
	MilitaryOrganization:          {"MilitaryOrganization", "the armed forces of a state or a part of them"},
	ArmedGroup:                    {"ArmedGroup", "a force that bears arms and is no state's"},
	PoliticalParty:                {"PoliticalParty", "a party or movement that seeks office"},
	Company:                       {"Company", "a business"},
	NewsOrganization:              {"NewsOrganization", "a newspaper, broadcaster or agency"},
	Treaty:                        {"Treaty", "an agreement between states or parties, or an article of one"},
	Law:                           {"Law", "a law, decree, constitution or resolution"},
	Event:                         {"Event", "a war, summit, election, attack or other happening with a name"},
	MilitaryPlatform:              {"MilitaryPlatform", "a ship, aircraft or vehicle of armed forces"},
	Weapon:                        {"Weapon", "a weapon or ammunition"},
	Religion:                      {"Religion", "a religion or confession"},
	Work:                          {"Work", "a report, statement, book or broadcast"},
	Product:                       {"Product", "goods or a commodity"},
	Date:                          {"Date", "a point or range on the calendar"},
	Duration:                      {"Duration", "a length of time"},
	Money:                         {"Money", "an amount of money"},
	Quantity:                      {"Quantity", "any other measured amount"},
}

func (k Kind) String() string { return kinds[k].name }

// Comment says in one phrase what belongs to the kind.
func (k Kind) Comment() string { return kinds[k].comment }

// AllKinds lists the kinds in the order of their declaration.
func AllKinds() []Kind {
	all := make([]Kind, kindCount)
	for i := range all {
		all[i] = Kind(i)
	}
	return all
}

// ParseKind is the inverse of Kind.String.
func ParseKind(name string) (Kind, bool) {
	for k := range kinds {
		if kinds[k].name == name {
			return Kind(k), true
		}
	}
	return Thing, false
}

// Kinds is a set of kinds.
type Kinds uint64

// KindsOf makes a set of the given kinds.
func KindsOf(ks ...Kind) Kinds {
	var set Kinds
	for _, k := range ks {
		set |= 1 << k
	}
	return set
}

// Has reports whether k is in the set.
func (s Kinds) Has(k Kind) bool { return s&(1<<k) != 0 }

// List gives the members in the order of their declaration.
func (s Kinds) List() []Kind {
	var list []Kind
	for k := range kindCount {
		if s.Has(k) {
			list = append(list, k)
		}
	}
	return list
}

// The sets that predicates ask for.
var (
	// Organizations are bodies of people with a name.
	Organizations = KindsOf(Organization, IntergovernmentalOrganization, GovernmentBody, MilitaryOrganization,
		ArmedGroup, PoliticalParty, Company, NewsOrganization)
	// Agents can act: people, bodies of people and states.
	Agents = Organizations | KindsOf(Person, Group, People, Country, Territory, AdministrativeArea, City)
	// Places have an extent on the map.
	Places = KindsOf(Country, Territory, AdministrativeArea, City, Region, Waters, Location, Facility)
	// Agreements bind those who sign them.
	Agreements = KindsOf(Treaty, Law)
	// Arms are what forces fight with.
	Arms = KindsOf(MilitaryPlatform, Weapon)
	// Values are measures and dates: they are literals, never nodes.
	Values = KindsOf(Date, Duration, Money, Quantity)
	// Anything is every kind of node.
	Anything = (1<<kindCount - 1) &^ Values
)
