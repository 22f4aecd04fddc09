package clause

import "strings"

// words makes a set of the words in a table; "_" joins the words of one entry.
func words(table string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(table) {
		set[strings.ReplaceAll(w, "_", " ")] = true
	}
	return set
}

// negations deny the word that they hang on, as adverbs or determiners.
var negations = words(`not n't n’t nt never no neither nor hardly scarcely barely nowhere`)

// negativePronouns deny the clause that they are an argument of: "nobody recognised the result".
var negativePronouns = words(`nobody none nothing no-one neither`)

// temporalAdverbs tell when, by themselves.
var temporalAdverbs = words(`now today yesterday tomorrow tonight recently currently previously formerly once later
	earlier afterwards afterward soon then since ago already still always often sometimes rarely frequently annually yearly
	daily weekly monthly immediately eventually initially originally subsequently nowadays lately presently before again
	twice forever long simultaneously meanwhile temporarily permanently`)

// months are the names of months, which stand beside the numbers of days.
var months = words(`january february march april may june july august september october november december jan. feb. mar.
	apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb mar apr jun jul aug sept sep oct nov dec`)

// timeNouns name points and lengths of time; months do too.
var timeNouns = words(`monday tuesday wednesday thursday friday saturday sunday mon. tue.
	wed. thu. fri. sat. sun. year month week day hour minute second decade century millennium moment time period era age
	season spring summer autumn fall winter night evening morning afternoon noon midnight dawn dusk today tomorrow
	yesterday tonight weekend fortnight quarter weekday birthday anniversary eve christmas easter ramadan date semester
	half-year`)

// timeEvents tell when where "after", "before", "during" or the like stands before them; after others it is the thing.
var timeEvents = words(`war battle revolution election coup attack crisis ceasefire conflict death birth independence
	invasion raid strike summit meeting talk negotiation conference session collapse fall end beginning start outbreak
	defeat victory withdrawal resignation retirement arrest season game match career reign rule term`)

// timePrepositions go before years.
var timePrepositions = words(`in on at by since until till from to before after during around about between of throughout
	circa through for up_to as_of`)

// intransitive verbs share no object with the verb after "and": "came and took it".
var intransitive = words(`come go arrive stay rise fall die sleep sit stand live return appear happen exist occur remain
	lie emerge travel depart work be`)

// subjectControl verbs keep their subject as the actor of their infinitive though they have an object: "promised Israel to
// leave".
var subjectControl = words(`promise vow pledge threaten swear guarantee use`)

// objectControl verbs make their object the actor of a participle after "of", "from", "for", "into": "accused Sudan of
// arming rebels", "prevented ships from leaving".
var objectControl = words(`accuse suspect blame criticize criticise condemn denounce praise thank punish charge convict
	prevent stop ban bar keep prohibit deter dissuade discourage block restrain exempt excuse force coerce push trick talk
	pressure pressurise pressurize bully persuade lure sentence sanction fault chide rebuke reprimand scold applaud
	commend congratulate acquit fine sue arrest warn ask urge order tell invite call send authorize authorise allow permit
	require oblige compel help enable encourage appoint choose elect select hire train equip instruct command direct press
	beg implore invite challenge want expect lead cause get nominate designate deploy dispatch`)

// addressed verbs name by a preposition whom they ask to do something: "called on Iran to stop".
var addressed = map[string]string{
	"call": "on upon", "appeal": "to", "rely": "on upon", "count": "on", "depend": "on", "look": "to", "wait": "for",
	"prevail": "on upon", "plead": "with", "pray": "for", "arrange": "for", "ask": "for of", "vote": "for", "press": "for",
	"push": "for", "signal": "to", "shout": "at to",
}

// controlNouns take an infinitive or a gerund as the act of whoever has them: "its plan to invade".
var controlNouns = words(`plan decision attempt effort right obligation agreement promise pledge threat intention intent
	proposal bid move refusal failure ability willingness desire commitment vow offer request order call permission
	authority authorization mandate duty opportunity chance need wish hope policy strategy campaign drive deal pact
	readiness reluctance unwillingness inability struggle fight mission project power capacity freedom ambition aim goal
	determination resolution resolve motion choice option aspiration preparation operation deal claim concession licence
	license invitation undertaking consent preference tendency temptation responsibility task scheme conspiracy plot
	practice habit purpose step measure aspiration eagerness race demand proposal legislation law bill referendum
	contract treaty accord convention protocol memorandum`)

// singlesOut are the adjectives and nouns after which an infinitive describes the noun: "the first state to".
var singlesOut = words(`first last next only second third sole one latest earliest few many`)

// participlePrepositions are the verbs whose participles serve as prepositions.
var participlePrepositions = words(`follow regard concern depend base give include exclude consider start begin owe pend
	compare accord bar notwithstand pertain`)

// degrees are adverbs that measure the adjective after them.
var degrees = words(`very so too more most less least quite rather highly extremely as equally fairly increasingly
	particularly relatively deeply completely fully entirely totally slightly almost nearly much far`)

// governed prepositions belong to the verb before them when a gerund follows: "is charged with reviewing", "succeeded in
// taking".
var governed = words(`of in on with from for at about against into to`)

// spatial prepositions place one thing in another.
var spatial = words(`in at on near off inside within outside along across around throughout above below beneath under
	beside behind opposite beyond amid south_of north_of east_of west_of next_to close_to in_front_of off_of`)

// titleNouns are offices and honorifics that stand before a name.
var titleNouns = words(`president minister premier chancellor king queen prince princess emperor empress sultan emir sheikh
	sheik shah pope cardinal archbishop bishop ayatollah imam rabbi reverend general admiral colonel major captain
	lieutenant sergeant commander marshal brigadier secretary senator congressman congresswoman representative
	governor mayor ambassador envoy judge justice chairman chairwoman chairperson chair chief director head leader deputy
	spokesman spokeswoman spokesperson speaker lawmaker mp analyst professor doctor dr. mr. mrs. ms. sir lord lady dame
	candidate nominee attorney prosecutor lawyer commissioner councillor counselor adviser advisor aide official officer
	dictator ruler warlord strongman rebel tycoon billionaire businessman journalist economist activist dissident author
	writer actor singer coach manager striker defender quarterback founder owner boss executive ceo cfo gen. col. lt. sgt.
	capt. maj. adm. sen. rep. gov. rev. prof. pres. undersecretary dean rector delegate negotiator diplomat baron count
	duke earl viscount marquess countess duchess`)

// connectives are phrases that join sentences and say nothing of the act.
var connectives = words(`in_addition for_example for_instance in_fact of_course in_general in_particular in_contrast by_contrast
	in_turn in_short at_least at_all at_last on_average in_total as_result in_return at_first in_effect in_practice in_theory
	by_comparison in_comparison in_reality`)

// accompanying prepositions add to the subject: "along with Estia".
var accompanying = words(`along_with together_with as_well_as`)

// naming verbs say what their object is to be: "made Oslo its capital".
var naming = words(`make call name appoint elect consider declare label deem crown designate dub proclaim nominate brand term`)
