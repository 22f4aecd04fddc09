package mention

import (
	"strings"

	"claimgraph/schema"
)

// nouns says what kind of thing a common noun's bearer is, by lemma; several kinds of one noun are decided by number:
// people are Group in the plural. The words are those of reporting on politics and armed conflict.
var nouns = kindsOf(map[schema.Kind]string{
	schema.Person: `president minister premier chancellor king queen emperor prince princess sultan emir sheikh pope monarch
		ruler dictator leader secretary ambassador envoy diplomat delegate representative spokesman spokeswoman spokesperson
		official officer general admiral colonel captain commander commander-in-chief major lieutenant sergeant corporal
		private marshal soldier sailor marine airman pilot sniper guard bodyguard fighter militant rebel insurgent guerrilla
		terrorist extremist jihadist jihadi gunman attacker bomber assassin hostage prisoner detainee captive refugee migrant
		immigrant asylum-seeker civilian citizen national resident villager inhabitant native settler man woman child boy girl
		baby infant teenager youth adult person human individual victim survivor witness protester protestor demonstrator
		activist dissident campaigner politician lawmaker legislator senator congressman congresswoman congressperson mp deputy
		councillor councilor mayor governor candidate nominee voter supporter opponent critic ally rival enemy foe friend
		partner colleague counterpart successor predecessor chairman chairwoman chairperson chair chief head boss director
		manager executive ceo founder owner employer employee worker staffer aide adviser advisor assistant analyst expert
		scholar researcher scientist professor teacher student pupil doctor physician nurse surgeon patient engineer architect
		lawyer attorney prosecutor judge magistrate juror defendant plaintiff suspect criminal thief murderer killer dealer
		trafficker smuggler pirate spy agent informant operative journalist reporter correspondent editor writer author poet
		novelist artist painter musician singer actor actress director producer player athlete coach referee fan farmer
		fisherman miner trader businessman businesswoman entrepreneur investor banker economist driver passenger tourist
		traveler traveller visitor guest customer consumer user father mother parent son daughter brother sister husband wife
		spouse widow uncle aunt cousin nephew niece grandfather grandmother grandson relative baby twin neighbor neighbour
		priest bishop archbishop cardinal imam cleric ayatollah rabbi monk nun missionary pilgrim worshipper believer muslim
		christian jew hindu buddhist sunni shiite slave peasant nobleman lord lady knight hero veteran recruit conscript
		volunteer mercenary defector fugitive exile chairman mediator negotiator inspector observer monitor peacekeeper
		policeman policewoman cop firefighter responder contractor foreigner American president-elect vice-president
		co-founder speaker host presenter narrator participant respondent member kid guy gentleman bride lover girlfriend
		boyfriend heir descendant ancestor loyalist separatist nationalist communist socialist democrat republican conservative
		liberal islamist kurd arab wrongdoer perpetrator commissioner warlord strongman tribesman
		hijacker kidnapper hostage-taker fundamentalist militiaman commando paratrooper secessionist mutineer emir dean sheriff`,
	schema.Group: `people crowd public population folk police troop personnel crew staff team audience family couple community tribe
		clan gang mob minority majority elite youth cadre men women children crewmember press`,
	schema.Country:   `country state nation republic kingdom monarchy sultanate emirate superpower homeland motherland`,
	schema.Territory: `territory colony protectorate enclave exclave dependency archipelago atoll island islet reef shoal`,
	schema.AdministrativeArea: `province prefecture governorate district county oblast canton municipality department commune
		subdistrict voivodeship`,
	schema.City: `city town village capital hamlet suburb metropolis settlement township port borough neighborhood neighbourhood
		seaport`,
	schema.Region: `region continent subcontinent peninsula highland lowland south north east west mainland hinterland`,
	schema.Waters: `sea ocean strait river lake gulf bay channel canal sound fjord lagoon estuary tributary stream creek
		waterway inlet cove headwater`,
	schema.Location: `area zone place site location border frontier boundary valley mountain hill desert forest plain plateau coast
		coastline shore beach cape volcano glacier oasis pass front frontline street road highway avenue square park position
		stronghold hideout camp field basin corridor crossroad outskirt countryside spot jungle swamp peak slope
		battlefield airspace seabed shelf line`,
	schema.Facility: `base airbase airport airfield airstrip runway dam pipeline building bridge tunnel plant reactor refinery
		factory mine harbor harbour dock shipyard station terminal embassy consulate mission palace castle fort fortress
		barracks bunker depot warehouse headquarters office headquarters prison jail hospital clinic school mosque church temple
		cathedral shrine synagogue monastery museum library courthouse hideout complex theater theatre stadium hotel house home apartment tower monument
		tomb cemetery shop store mall checkpoint compound facility installation outpost barrier wall fence railway
		railroad subway laboratory studio gallery restaurant farm barracks basement room hall gate lighthouse observatory`,
	schema.Organization: `organization organisation association federation union institution institute foundation society club
		university college group network movement coalition alliance bloc committee commission council board panel
		league confederation consortium charity ngo think-tank secretariat delegation mission leadership administration regime
		side faction cell cartel syndicate academy orchestra band team bank fund agency taskforce`,
	schema.GovernmentBody: `government ministry department parliament congress senate assembly legislature cabinet court tribunal
		judiciary authority bureau administration junta presidency directorate office police treasury embassy lower house`,
	schema.MilitaryOrganization: `army military navy force militia brigade battalion regiment division corps squadron fleet unit
		platoon company-sized garrison coastguard air-force patrol troops guard contingent peacekeepers`,
	schema.ArmedGroup:     `insurgency rebellion resistance guerrillas mujahideen`,
	schema.PoliticalParty: `party`,
	schema.Company: `company firm corporation business enterprise bank manufacturer supplier contractor airline conglomerate startup
		employer retailer publisher subsidiary utility automaker brewery`,
	schema.NewsOrganization: `newspaper broadcaster magazine channel outlet media tabloid`,
	schema.Treaty: `treaty agreement pact accord convention protocol armistice ceasefire truce deal charter memorandum article
		communique declaration arrangement concord covenant`,
	schema.Law: `law act resolution constitution statute decree legislation bill regulation ordinance amendment ruling verdict
		sanction embargo`,
	schema.Event: `war conflict battle attack raid invasion offensive operation strike summit meeting conference talk talks
		negotiation election referendum vote poll coup revolution uprising revolt protest demonstration rally riot massacre
		genocide bombing explosion blast assassination murder killing crash accident disaster earthquake flood hurricane
		storm drought famine crisis ceremony festival match game tournament championship race exercise drill visit tour
		campaign siege clash skirmish hostilities incident occupation intervention withdrawal speech trial abduction
		kidnapping arrest expulsion evacuation deployment dispute war games session event hearing launch test`,
	schema.MilitaryPlatform: `aircraft plane warplane jet fighter-jet bomber helicopter drone uav tank warship ship destroyer
		frigate carrier submarine boat vessel cruiser corvette gunboat aircraft-carrier vehicle airplane fighter-bomber
		minesweeper airlifter gunship bulldozer`,
	schema.Weapon: `weapon missile rocket bomb shell mortar artillery gun rifle pistol grenade mine torpedo warhead bullet
		ammunition munition explosive ied vbied howitzer launcher airstrike air-strike strike bombardment firearm knife cannon
		icbm arms weaponry arsenal machine-gun vbieds`,
	schema.Religion: `islam christianity judaism buddhism hinduism religion faith`,
	schema.Work: `report statement book article-series film movie novel letter interview broadcast document paper study essay song
		album website post blog video speech announcement photograph painting play opera poem story`,
	schema.Product: `oil gas petroleum lng coal uranium gold diamond grain wheat rice cocoa coffee cotton steel car semiconductor
		chip drug cocaine heroin opium timber fish mineral`,
	schema.Date: `day week month year decade century today yesterday tomorrow morning afternoon evening night noon midnight weekend
		monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
		october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. spring summer autumn fall winter
		date time moment period era eve anniversary season a.m. p.m. hour minute second`,
	schema.Money: `dollar euro pound yen yuan ruble rouble rupee franc peso cent`,
	schema.Quantity: `percent percentage kilometer kilometre km mile meter metre ton tonne hectare acre square-kilometer degree
		number amount share total`,
})

func kindsOf(lists map[schema.Kind]string) map[string]schema.Kind {
	m := map[string]schema.Kind{}
	for _, k := range schema.AllKinds() { // a fixed order, so that a noun in two lists has one kind
		for _, w := range strings.Fields(lists[k]) {
			if _, taken := m[w]; !taken {
				m[strings.ToLower(w)] = k
			}
		}
	}
	return m
}

// nounKind is the kind of a common noun's bearer, Thing where the lexicon does not say.
func nounKind(lemma string, plural bool) schema.Kind {
	k, ok := nouns[lemma]
	if !ok {
		if at := strings.LastIndexAny(lemma, "-"); at >= 0 {
			return nounKind(lemma[at+1:], plural)
		}
		return schema.Thing
	}
	if plural && (k == schema.Person || k == schema.MilitaryOrganization && lemma == "troop") {
		return schema.Group
	}
	return k
}

// CommonNoun reports whether a lemma is a common noun that the lexicon knows, so that "the Court" is a description in
// spite of its capital.
func CommonNoun(lemma string) bool {
	_, ok := nouns[strings.ToLower(lemma)]
	return ok
}

// nameWords are the last words of names, lower-cased, with the kind of the thing that bears such a name, where it is not
// the kind of the common noun.
var nameWords = kindsOf(map[schema.Kind]string{
	schema.Organization: `organization organisation association federation union institute foundation society club university
		college league committee council coalition alliance front movement network center centre group trust fund school
		academy initiative commission conference congregation church brotherhood team band orchestra fc united`,
	schema.GovernmentBody: `ministry department parliament congress senate assembly court tribunal bureau agency office
		authority secretariat administration commission house cabinet service police directorate embassy diet duma knesset`,
	schema.Company:              `inc inc. corp corp. ltd ltd. llc plc co. company corporation gmbh ag bank airlines airways motors industries group holdings`,
	schema.PoliticalParty:       `party`,
	schema.NewsOrganization:     `times post news herald tribune journal gazette telegraph guardian tv radio agency magazine broadcasting`,
	schema.MilitaryOrganization: `army navy forces force brigade battalion regiment division corps squadron fleet command guard guards militia`,
	schema.Treaty:               `treaty agreement pact accord accords convention protocol charter article declaration memorandum`,
	schema.Law:                  `act law constitution resolution code amendment bill`,
	schema.Event:                `war battle summit olympics conference games crisis revolution uprising cup championship festival operation massacre election awards day`,
	schema.Facility: `airport base bridge dam tower palace castle stadium hospital station museum library temple mosque cathedral
		university-hospital theatre theater hall hotel prison mall gate plant square park canal-zone building zoo`,
	schema.Waters:             `sea ocean strait straits river lake gulf bay channel canal sound creek falls`,
	schema.Territory:          `island islands archipelago atoll reef shoal islets territory rocks`,
	schema.AdministrativeArea: `province prefecture governorate district county oblast region state canton municipality parish krai`,
	schema.City:               `city town village`,
	schema.Region:             `peninsula basin desert heights highlands valley plateau coast`,
	schema.Location:           `mountain mountains mount mt hill hills street road avenue beach cape forest point pass peak volcano glacier highway`,
	schema.Work:               `report review book bible koran quran`,
})

// firstNameWords are first words of names that say what bears the name.
var firstNameWords = kindsOf(map[schema.Kind]string{
	schema.Organization:     `university institute national-association association`,
	schema.GovernmentBody:   `ministry department`,
	schema.Treaty:           `treaty agreement convention article protocol`,
	schema.Event:            `operation battle war exercise hurricane typhoon`,
	schema.Waters:           `lake gulf bay strait river`,
	schema.Location:         `mount mt mt. camp`,
	schema.Facility:         `fort`,
	schema.MilitaryPlatform: `uss hms ins hmas`,
	schema.Law:              `resolution section`,
	schema.Territory:        `isle`,
})

// titles stand before people's names. The words of a person's title are nouns for a Person too; these are the ones that are
// abbreviated or used as titles only.
var titles = set(`mr mr. mrs mrs. ms ms. miss mx sir dame dr dr. prof prof. gen gen. lt lt. col col. maj maj. capt capt. cmdr cmdr. adm
	adm. sgt sgt. cpl cpl. pvt rev rev. hon hon. sen sen. rep rep. gov gov. pres pres. amb. st. saint lord lady king queen
	emperor pope sheikh shaykh sheik mullah ayatollah imam sultan emir amir prince princess president minister secretary
	chancellor premier chairman general colonel admiral captain major lieutenant sergeant commander private specialist officer
	ambassador senator congressman congresswoman representative governor mayor judge justice professor doctor bishop archbishop
	cardinal brother sister father mother uncle aunt spokesman spokeswoman spokesperson envoy he airman petty brigadier
	marshal leader chief director deputy vice prime foreign defense defence interior finance president-elect`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
