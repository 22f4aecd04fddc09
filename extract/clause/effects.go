package clause

import (
	"strings"

	"claimgraph/schema"
)

// effect is what a word does to what stands under it.
type effect struct {
	polarity   schema.Polarity
	modality   schema.Modality
	infinitive bool // it does so to an infinitive or participle: "agreed to leave"
	clause     bool // it does so to a finite clause: "demanded that they leave"
	implies    bool // its own denial or doubt passes on: who did not agree to leave did not leave
}

// effects reads a table of lines "words: what". What is a modality or "denied", with "inf", "that" and "implies".
func effects(table string) map[string]effect {
	m := map[string]effect{}
	for line := range strings.Lines(table) {
		lemmas, what, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		var e effect
		for _, w := range strings.Fields(what) {
			switch w {
			case "denied":
				e.polarity = schema.Denied
			case "inf":
				e.infinitive = true
			case "that":
				e.clause = true
			case "implies":
				e.implies = true
			default:
				e.modality, _ = schema.ParseModality(w)
			}
		}
		for _, lemma := range strings.Fields(lemmas) {
			m[strings.ReplaceAll(lemma, "_", " ")] = e
		}
	}
	return m
}

// complements are verbs and adjectives that put their complement clause under something. What a verb of speech or
// thought reports is left as it is: whose words they are, the attribution says.
var complements = effects(`
plan intend vow pledge promise threaten aim seek prepare decide agree offer commit undertake resolve determine swear: intended inf implies
elect choose opt mean try attempt struggle strive endeavour endeavor work move propose conspire plot bid: intended inf implies
go set schedule due ready willing eager keen committed determined poised prepared slated bound: intended inf implies
want wish desire like love prefer need long yearn aspire hope: intended inf implies
urge ask demand call request order press appeal beg implore require recommend advise encourage invite instruct: requested inf that
push pressure plead insist_on lobby direct command exhort entreat petition challenge task oblige obligate: requested inf
insist propose suggest: that
tell warn: requested inf
necessary essential important vital crucial imperative urgent desirable: requested inf that
hope wish pray imagine pretend dream fear worry doubt: hypothetical that
seem appear tend likely probable possible suspect suppose: possible inf that implies
unlikely: possible denied inf that
allow permit enable authorize authorise entitle empower license able capable free: possible inf implies
expect predict anticipate believe think assume estimate: possible inf implies
allege rumor rumour speculate: possible inf that
claim: inf
deny: denied inf that
dispute refute disprove disbelieve: denied that
refuse decline fail neglect forget omit avoid refrain cease stop quit resist unable unwilling reluctant impossible: denied inf implies
hesitate abstain shun forgo: denied inf
`)

// believed are verbs whose passive puts an infinitive under what people say: "is believed to hold weapons".
var believed = words(`believe think say report allege rumor rumour suspect suppose assume estimate claim consider understand
	know expect deem hold presume find reckon`)

// nounComplements are nouns that put a clause or an of-phrase under something: "its plan to invade", "lack of support".
var nounComplements = effects(`
plan decision agreement promise pledge threat intention intent proposal bid move offer commitment vow attempt effort: intended
campaign drive ambition aim goal determination preparation plot conspiracy mission project strategy readiness willingness: intended
desire wish step struggle aspiration operation scheme purpose: intended
demand call request order appeal plea pressure ultimatum invitation instruction recommendation urging: requested
hope fear doubt prospect dream fantasy worry idea: hypothetical
right ability capacity opportunity chance possibility permission authority authorization mandate power freedom licence license: possible
suspicion allegation likelihood risk danger rumour rumor speculation: possible
refusal failure inability unwillingness reluctance lack absence denial rejection: denied
`)

// conjunctions put their clause under something.
var conjunctions = effects(`
if unless provided providing lest in_case if_only only_if as_long_as so_long_as even_if assuming supposing: conditional
without instead_of rather_than instead: denied
as_if as_though like: hypothetical
in_order_to so_as_to in_order_for in_order_that: intended
`)

// objects are verbs that put their object, or the object of their preposition, under something: "demanded the withdrawal
// of troops", "called for the withdrawal".
var objects = effects(`
demand request urge seek order require recommend advocate want call_for ask_for press_for push_for appeal_for insist_on: requested
plan threaten promise pledge propose prepare consider contemplate vow offer intend schedule prepare_for plan_for: intended
deny prevent avoid avert refuse lack forbid ban prohibit preclude block forestall refrain_from abstain_from: denied
allege suspect predict expect anticipate: possible
fear hope imagine hope_for wish_for: hypothetical
`)

// lightVerbs say little more than that their object happens or exists, so that its denial is theirs: "did not impose
// sanctions on".
var lightVerbs = words(`have make take give impose reach sign hold launch conduct carry_out provide show express maintain
	enjoy do get receive put place pay stage wage mount undertake conclude form establish open lodge file start begin
	continue resume renew lift end suspend play bring issue raise extend lend offer exercise perform commit strike forge
	exert inflict initiate pursue sustain suffer win keep retain possess exchange share levy slap engage_in enter_into
	participate_in come_to agree_on arrive_at take_part_in consist_of`)

// changing verbs presuppose their object, so that a denial does not reach it, but a plan does: "will increase exports to".
var changing = words(`increase expand boost strengthen step_up raise deepen enhance promote improve widen intensify
	accelerate facilitate encourage support advance further`)

// means are the prepositions of gerunds that tell how something is done.
var means = words(`by through via in while`)

// auxiliaries tell in which mode a clause is put forward.
var auxiliaries = map[string]schema.Modality{
	"will": schema.Intended, "shall": schema.Intended, "'ll": schema.Intended, "wo": schema.Intended, "’ll": schema.Intended,
	"may": schema.Possible, "might": schema.Possible, "could": schema.Possible, "can": schema.Possible, "ca": schema.Possible,
	"would": schema.Hypothetical, "'d": schema.Hypothetical,
	"should": schema.Requested, "must": schema.Requested, "ought": schema.Requested, "need": schema.Requested,
}

// doubtful adverbs leave open whether it is so.
var doubtful = words(`reportedly allegedly possibly perhaps maybe probably likely apparently supposedly presumably potentially
	seemingly purportedly conceivably ostensibly arguably`)

// adjectives leave open, or put off, whether what their noun names is so: "alleged abduction", "planned withdrawal".
var adjectives = map[string]schema.Modality{
	"alleged": schema.Possible, "suspected": schema.Possible, "possible": schema.Possible, "potential": schema.Possible,
	"purported": schema.Possible, "supposed": schema.Possible, "likely": schema.Possible, "apparent": schema.Possible,
	"reported": schema.Possible, "presumed": schema.Possible,
	"planned": schema.Intended, "proposed": schema.Intended, "attempted": schema.Intended, "threatened": schema.Intended,
	"promised": schema.Intended, "intended": schema.Intended, "future": schema.Intended, "upcoming": schema.Intended,
	"forthcoming": schema.Intended, "imminent": schema.Intended,
	"hypothetical": schema.Hypothetical, "hoped-for": schema.Hypothetical,
}

// preventing verbs deny what follows their "from": "prevented ships from leaving".
var preventing = words(`prevent stop ban bar keep prohibit deter dissuade discourage block restrain exempt refrain abstain
	forbid preclude stop hinder inhibit`)

// reports are nouns for what somebody says, and denying the verbs that deny it: "rejected allegations that".
var (
	reports = words(`allegation accusation claim charge report rumour rumor suggestion assertion statement speculation notion
		idea reporting insinuation hint`)
	denying = words(`deny reject dismiss refute rebut dispute repudiate disprove debunk contradict`)
)
