package entity

import "claimgraph/schema"

// sectors gives what kinds of actors do in politics, as far as the kind alone tells.
var sectors = map[schema.Kind]schema.Sector{
	schema.Country: schema.Government, schema.GovernmentBody: schema.Government,
	schema.MilitaryOrganization: schema.Military, schema.ArmedGroup: schema.Rebels,
	schema.IntergovernmentalOrganization: schema.IGO, schema.Company: schema.Business,
	schema.NewsOrganization: schema.Media, schema.People: schema.Civilians,
}

// nounSectors gives the sector of a description by its head.
var nounSectors = map[string]schema.Sector{
	"government": schema.Government, "official": schema.Government, "authority": schema.Government,
	"administration": schema.Government, "ministry": schema.Government, "minister": schema.Government,
	"president": schema.Government, "regime": schema.Government, "diplomat": schema.Government,
	"ambassador": schema.Government, "envoy": schema.Government, "premier": schema.Government, "leader": schema.Government,
	"army": schema.Military, "troop": schema.Military, "force": schema.Military, "soldier": schema.Military,
	"military": schema.Military, "navy": schema.Military, "officer": schema.Military, "commander": schema.Military,
	"warship": schema.Military, "jet": schema.Military, "plane": schema.Military, "warplane": schema.Military,
	"rebel": schema.Rebels, "guerrilla": schema.Rebels, "insurgent": schema.Rebels, "militant": schema.Rebels,
	"militia": schema.Rebels, "separatist": schema.Rebels, "terrorist": schema.Rebels, "jihadist": schema.Rebels,
	"gunman": schema.Rebels, "opposition": schema.Opposition, "dissident": schema.Opposition,
	"parliament": schema.Legislators, "lawmaker": schema.Legislators, "senator": schema.Legislators,
	"congress": schema.Legislators, "legislature": schema.Legislators, "senate": schema.Legislators,
	"court": schema.Judiciary, "judge": schema.Judiciary, "prosecutor": schema.Judiciary, "tribunal": schema.Judiciary,
	"police": schema.Police, "policeman": schema.Police, "company": schema.Business, "firm": schema.Business,
	"businessman": schema.Business, "bank": schema.Business, "airline": schema.Business,
	"agent": schema.Spies, "spy": schema.Spies, "journalist": schema.Media, "reporter": schema.Media,
	"newspaper": schema.Media, "civilian": schema.Civilians, "people": schema.Civilians, "refugee": schema.Civilians,
	"protester": schema.Civilians, "demonstrator": schema.Civilians, "student": schema.Civilians,
	"worker": schema.Civilians, "citizen": schema.Civilians, "national": schema.Civilians, "resident": schema.Civilians,
	"villager": schema.Civilians, "farmer": schema.Civilians, "migrant": schema.Civilians, "crowd": schema.Civilians,
	"woman": schema.Civilians, "man": schema.Civilians, "child": schema.Civilians,
}

// officeSectors are words of titles, with the sector of those who bear them.
var officeSectors = map[string]schema.Sector{
	"president": schema.Government, "minister": schema.Government, "premier": schema.Government,
	"chancellor": schema.Government, "king": schema.Government, "queen": schema.Government, "prince": schema.Government,
	"emir": schema.Government, "sultan": schema.Government, "secretary": schema.Government,
	"ambassador": schema.Government, "governor": schema.Government, "mayor": schema.Government,
	"envoy": schema.Government, "spokesman": schema.Government, "spokeswoman": schema.Government,
	"spokesperson": schema.Government, "general": schema.Military, "colonel": schema.Military,
	"admiral": schema.Military, "captain": schema.Military, "commander": schema.Military, "lieutenant": schema.Military,
	"sergeant": schema.Military, "major": schema.Military, "gen.": schema.Military, "col.": schema.Military,
	"lt.": schema.Military, "senator": schema.Legislators, "sen.": schema.Legislators, "rep.": schema.Legislators,
	"congressman": schema.Legislators, "judge": schema.Judiciary, "justice": schema.Judiciary, "leader": "",
	"chairman": "", "director": "", "chief": "",
}

// titleFillers stand within titles: "Deputy Foreign Minister".
var titleFillers = map[string]bool{"prime": true, "foreign": true, "defense": true, "defence": true, "interior": true,
	"finance": true, "vice": true, "deputy": true, "crown": true, "the": true, "-": true, "of": true, "state": true,
	"former": true, "mr": true, "mr.": true, "mrs": true, "mrs.": true, "ms": true, "ms.": true, "dr.": true}

var honorifics = map[string]byte{"mr": 'm', "mr.": 'm', "sir": 'm', "king": 'm', "prince": 'm', "mrs": 'f', "mrs.": 'f',
	"ms": 'f', "ms.": 'f', "miss": 'f', "queen": 'f', "princess": 'f', "lady": 'f', "congresswoman": 'f', "spokeswoman": 'f',
	"spokesman": 'm', "congressman": 'm', "chairman": 'm', "chairwoman": 'f'}
