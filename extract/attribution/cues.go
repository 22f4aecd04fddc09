package attribution

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// clausal are verbs of saying and thinking whose content is a clause: "said that", "plans to".
var clausal = set(`say tell announce declare state claim argue insist maintain assert contend note add warn report explain suggest
	believe think hope confirm deny acknowledge admit stress emphasize emphasise reiterate predict estimate conclude find
	write tweet reply respond ask promise pledge vow agree decide know expect fear feel understand recall remark comment
	observe testify caution complain propose recommend reveal disclose indicate point_out allege accuse demand urge want
	plan consider realize realise remember underline show refuse intend threaten decline wish prefer worry doubt learn
	hear discover determine assume suspect guess imply mean read joke quip boast lament concede counter echo repeat
	question chant shout yell sing scold retort affirm proclaim speculate wonder warrant encourage order advise instruct call refer describe quote`)

// mental are verbs of thought; of the one who speaks they report nothing ("I think he left").
var mental = set(`think know want believe feel hope guess mean understand wish expect remember see prefer`)

// nominalObjects are verbs whose content is a noun phrase: what somebody criticises, proposes, calls for.
var nominalObjects = set(`criticize criticise condemn denounce blast slam question praise propose announce acknowledge
	emphasize emphasise reject oppose endorse demand promise threaten cite mention describe call deny dispute
	welcome reiterate tout echo favor favour blame accuse challenge dismiss stress outline lament`)

// prepositional are verbs whose content follows a preposition: "called for a vote".
var prepositional = map[string]string{"call": "for on", "speak": "of about", "point": "to", "refer": "to", "talk": "about",
	"warn": "of about against", "complain": "about of", "ask": "about for", "push": "for", "argue": "for against", "object": "to",
	"agree": "with on to", "disagree": "with on", "insist": "on"}

// nouns carry content as verbs do: "the claim that", "plans to", "criticism of".
var nouns = set(`claim allegation accusation belief plan decision refusal statement comment hope promise criticism
	assertion argument suggestion opinion warning fear promise pledge vow threat demand proposal insistence
	denial admission prediction remark intention desire conviction assessment`)

// firstPersons speak of themselves.
var firstPersons = set("i you we")

// complements are words that lead what is said of an object: "accused him of lying", "praised her for staying".
var complements = set("of for as to from with over")
