package schema

// Predicate is a row of the table of core predicates: a relation that every graph of geopolitics is asked about. The
// direction is subject to object.
type Predicate struct {
	Name            string // local name, fixed
	Definition      string
	Domain, Range   Kinds // of subject and object
	Symmetric       bool
	Inverse         string // name of the reading from object to subject, where it has one
	PLOVER          PLOVER // event type, where it is an event
	Wikidata        string // property of about the same meaning
	WikidataInverse bool   // that property points from object to subject
	Example         string
}

// Predicates is the table.
var Predicates = []Predicate{
	// Territory and sovereignty
	{Name: "controls", Definition: "an agent holds a place in fact: governs, administers or holds it",
		Domain: Agents, Range: Places, Wikidata: "P17", WikidataInverse: true,
		Example: "Japan controls the Senkaku Islands."},
	{Name: "claims", Definition: "an agent asserts sovereignty, title or a right over a place or resource",
		Domain: Agents, Range: Places | KindsOf(Thing, Product), Wikidata: "P1336", WikidataInverse: true,
		Example: "China and Taiwan claim them."},
	{Name: "occupies", Definition: "an agent holds a place by force or without recognised title",
		Domain: Agents, Range: Places, PLOVER: Assault,
		Example: "Israel occupied the Golan Heights."},
	{Name: "annexes", Definition: "an agent declares a place its own",
		Domain: Agents, Range: Places, PLOVER: Assault,
		Example: "Russia annexed Crimea in 2014."},
	{Name: "cedes", Definition: "an agent gives up a place or a claim",
		Domain: Agents, Range: Places, PLOVER: Concede,
		Example: "Britain ceded the islands to Mauritius."},
	{Name: "disputesWith", Definition: "two agents contest something between them",
		Domain: Agents, Range: Agents, Symmetric: true, PLOVER: Reject,
		Example: "Benin retains a border dispute with Burkina Faso."},
	{Name: "borders", Definition: "two places share a boundary",
		Domain: Places, Range: Places, Symmetric: true, Wikidata: "P47",
		Example: "Chad borders Sudan."},
	{Name: "locatedIn", Definition: "a place, thing or event lies in a place",
		Domain: Anything, Range: Places, Wikidata: "P131",
		Example: "The Senkaku Islands are in Okinawa Prefecture."},
	{Name: "partOf", Definition: "something is a part of a larger whole",
		Domain: Anything, Range: Anything, Inverse: "hasPart", Wikidata: "P361",
		Example: "Article Five is part of the Japan-US Security Treaty."},
	{Name: "capitalOf", Definition: "a city is the seat of a state's government",
		Domain: KindsOf(City), Range: Places, Inverse: "hasCapital", Wikidata: "P1376",
		Example: "Tokyo is the capital of Japan."},
	{Name: "recognizes", Definition: "an agent accepts a state, government, border or title",
		Domain: Agents, Range: Anything, PLOVER: Support,
		Example: "Turkey recognizes Northern Cyprus."},
	{Name: "independentFrom", Definition: "a place or people declares or gains independence from another",
		Domain: Agents, Range: Agents, Wikidata: "P807",
		Example: "South Sudan seceded from Sudan."},

	// Law and alliance
	{Name: "partyTo", Definition: "an agent is bound by, or has joined, an agreement",
		Domain: Agents, Range: Agreements, Inverse: "hasParty", Wikidata: "P710", WikidataInverse: true,
		Example: "Japan is a party to the convention."},
	{Name: "signs", Definition: "an agent signs, concludes or ratifies an agreement",
		Domain: Agents, Range: Agreements, PLOVER: Support, Wikidata: "P1891", WikidataInverse: true,
		Example: "The two states signed a protocol in 2004."},
	{Name: "quits", Definition: "an agent leaves an agreement or an organisation",
		Domain: Agents, Range: Agreements | Organizations, PLOVER: Reject,
		Example: "The US withdrew from the accord."},
	{Name: "violates", Definition: "an agent breaks an agreement, law, border or ceasefire",
		Domain: Agents, Range: Anything,
		Example: "Syria violated the resolution."},
	{Name: "appliesTo", Definition: "an agreement or article covers a place or agent",
		Domain: Agreements | KindsOf(Work, Organization), Range: Agents | Places, Wikidata: "P518",
		Example: "Article Five applies to the Senkaku Islands."},
	{Name: "defenseObligationVia", Definition: "a state owes defence under an agreement or article",
		Domain: Agents, Range: Agreements,
		Example: "The article stipulates US defense obligations."},
	{Name: "allyOf", Definition: "agents stand together by treaty or in a fight",
		Domain: Agents, Range: Agents, Symmetric: true,
		Example: "Hezbollah is an ally of Syria."},
	{Name: "memberOf", Definition: "an agent belongs to an organisation or group",
		Domain: Agents, Range: Organizations | KindsOf(Group, Country, Person), Inverse: "hasMember", Wikidata: "P463",
		Example: "Japan and the US are members of the Quad."},

	// Office and belonging
	{Name: "headOfStateOf", Definition: "a person is or was head of state of a country",
		Domain: KindsOf(Person), Range: KindsOf(Country, Territory, AdministrativeArea), Inverse: "hasHeadOfState", Wikidata: "P35", WikidataInverse: true,
		Example: "US President Donald Trump"},
	{Name: "headOfGovernmentOf", Definition: "a person is or was head of government of a country",
		Domain: KindsOf(Person), Range: KindsOf(Country, Territory, AdministrativeArea), Inverse: "hasHeadOfGovernment", Wikidata: "P6", WikidataInverse: true,
		Example: "Japanese Prime Minister Shigeru Ishiba"},
	{Name: "officialOf", Definition: "a person holds any other office in a state or organisation",
		Domain: KindsOf(Person, Group), Range: Agents, Inverse: "hasOfficial",
		Example: "Taro Kono is Japan's foreign minister."},
	{Name: "leads", Definition: "a person or body heads or commands an organisation or force",
		Domain: Agents, Range: Agents, Inverse: "ledBy", Wikidata: "P488", WikidataInverse: true,
		Example: "Haftar commands the Libyan National Army."},
	{Name: "citizenOf", Definition: "a person or group is of a country",
		Domain: KindsOf(Person, Group, People), Range: KindsOf(Country, Territory, AdministrativeArea), Inverse: "hasCitizen", Wikidata: "P27",
		Example: "They are Japanese nationals."},
	{Name: "belongsTo", Definition: "a body, force or thing is owned by or part of an agent",
		Domain: Anything, Range: Agents, Inverse: "owns", Wikidata: "P127",
		Example: "the Syrian army"},
	{Name: "founded", Definition: "an agent set up an organisation",
		Domain: Agents, Range: Organizations, Inverse: "foundedBy", Wikidata: "P112", WikidataInverse: true,
		Example: "Nasser founded the movement."},

	// Diplomacy
	{Name: "meets", Definition: "agents meet, hold talks or consult",
		Domain: Agents, Range: Agents, Symmetric: true, PLOVER: Consult,
		Example: "Ishiba met Trump."},
	{Name: "visits", Definition: "an agent travels to a place",
		Domain: Agents, Range: Agents | Places, PLOVER: Consult,
		Example: "Xi visited Moscow."},
	{Name: "negotiatesWith", Definition: "agents negotiate",
		Domain: Agents, Range: Agents, Symmetric: true, PLOVER: Consult,
		Example: "Serbia negotiates with Kosovo."},
	{Name: "mediates", Definition: "an agent mediates or arbitrates in a dispute or between agents",
		Domain: Agents, Range: Anything, PLOVER: Consult,
		Example: "Qatar mediates between Israel and Hamas."},
	{Name: "agreesWith", Definition: "agents reach agreement or declare one intent together",
		Domain: Agents, Range: Agents, Symmetric: true, PLOVER: Agree,
		Example: "Iran and Iraq agreed to exchange prisoners."},
	{Name: "cooperatesWith", Definition: "agents act together",
		Domain: Agents, Range: Agents, Symmetric: true, PLOVER: Cooperate,
		Example: "Japan cooperates with the Philippines."},
	{Name: "supports", Definition: "an agent backs, endorses, defends, praises or welcomes an agent, act or plan",
		Domain: Agents, Range: Anything, PLOVER: Support,
		Example: "Lai welcomed the leaders' remark."},
	{Name: "aids", Definition: "an agent gives money, goods, refuge, training or troops in aid",
		Domain: Agents, Range: Agents | Places, PLOVER: Aid,
		Example: "Germany gave aid to Yemen."},
	{Name: "arms", Definition: "an agent supplies weapons to another",
		Domain: Agents, Range: Agents, PLOVER: Aid,
		Example: "Iran supplied missiles to the Houthis."},
	{Name: "concedesTo", Definition: "an agent yields, eases a measure or frees people",
		Domain: Agents, Range: Agents, PLOVER: Concede,
		Example: "Israel freed the prisoners."},
	{Name: "withdrawsFrom", Definition: "forces or people leave a place; a retreat",
		Domain: Agents, Range: Agents | Places, PLOVER: Retreat,
		Example: "Russian troops withdrew from Kherson."},
	{Name: "requests", Definition: "an agent asks, urges, demands or orders something of another",
		Domain: Agents, Range: Agents, PLOVER: Request,
		Example: "Kyiv urged Berlin to send tanks."},
	{Name: "accuses", Definition: "an agent accuses, criticises, condemns or blames another",
		Domain: Agents, Range: Anything, PLOVER: Accuse,
		Example: "Sudan accused Chad of arming rebels."},
	{Name: "rejects", Definition: "an agent refuses, denies, vetoes or opposes another's proposal, demand or claim",
		Domain: Agents, Range: Anything, PLOVER: Reject,
		Example: "Guyana rejected Venezuela's claim."},
	{Name: "threatens", Definition: "an agent threatens or warns another",
		Domain: Agents, Range: Agents | Places, PLOVER: Threaten,
		Example: "North Korea threatened the South."},
	{Name: "protests", Definition: "an agent demonstrates, strikes or protests against another",
		Domain: Agents, Range: Anything, PLOVER: Protest,
		Example: "Farmers protested against the government."},
	{Name: "sanctions", Definition: "an agent imposes sanctions, embargo or tariffs, or cuts relations",
		Domain: Agents, Range: Anything, PLOVER: Sanction,
		Example: "The EU imposed sanctions on Belarus."},
	{Name: "mobilizes", Definition: "an agent raises its military posture towards another or deploys to a place",
		Domain: Agents, Range: Agents | Places, PLOVER: Mobilize,
		Example: "NATO deployed troops to Estonia."},
	{Name: "coerces", Definition: "an agent arrests, detains, abducts, expels, blockades, seizes or restricts",
		Domain: Agents, Range: Anything, PLOVER: Coerce,
		Example: "Iran detained two French citizens."},
	{Name: "attacks", Definition: "an agent uses force on another or on a place: strikes, invades, kills, fights or captures",
		Domain: Agents, Range: Anything, PLOVER: Assault,
		Example: "Russia invaded Ukraine."},
	{Name: "investigates", Definition: "an agent investigates another or an act",
		Domain: Agents, Range: Anything,
		Example: "The prosecutor is investigating the ministry."},

	// Economy
	{Name: "tradesWith", Definition: "agents trade",
		Domain: Agents, Range: Agents, Symmetric: true,
		Example: "Angola trades with China."},
	{Name: "exportsTo", Definition: "an agent exports goods to another",
		Domain: Agents, Range: Agents | Places, Inverse: "importsFrom",
		Example: "Qatar exports gas to Pakistan."},
	{Name: "investsIn", Definition: "an agent invests in another",
		Domain: Agents, Range: Anything,
		Example: "Japan invests in the United States."},
	{Name: "dependsOn", Definition: "an agent relies on another agent or thing",
		Domain: Agents, Range: Anything,
		Example: "Moldova depends on Russian gas."},
}

var predicateIndex = func() map[string]int {
	index := make(map[string]int, len(Predicates))
	for i, p := range Predicates {
		index[p.Name] = i
	}
	return index
}()

// PredicateByName finds a core predicate.
func PredicateByName(name string) (Predicate, bool) {
	i, ok := predicateIndex[name]
	if !ok {
		return Predicate{}, false
	}
	return Predicates[i], true
}
