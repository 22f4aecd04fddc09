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
	"woman": schema.Civilians, "man": schema.Civilians, "child": schema.Civilians, "settler": schema.Civilians,
	"protestor": schema.Civilians, "hijacker": schema.Rebels, "kidnapper": schema.Rebels, "hostage-taker": schema.Rebels, "bomber": schema.Rebels,
	"extremist": schema.Rebels, "insurgency": schema.Rebels, "militiaman": schema.Rebels, "jihadi": schema.Rebels,
	"fighter": schema.Rebels, "attacker": schema.Rebels, "secessionist": schema.Rebels, "warlord": schema.Rebels,
	"mutineer": schema.Rebels, "general": schema.Military, "commando": schema.Military, "paratrooper": schema.Military,
	"sailor": schema.Military, "pilot": schema.Military, "airman": schema.Military, "peacekeeper": schema.Military,
	"gunboat":   schema.Military,
	"policemen": schema.Police, "investigator": schema.Police, "deputy": schema.Legislators,
	"mp": schema.Legislators, "legislator": schema.Legislators, "chancellor": schema.Government,
	"king": schema.Government, "emir": schema.Government, "sultan": schema.Government, "governor": schema.Government,
	"mayor": schema.Government, "negotiator": schema.Government, "spokesman": schema.Government,
	"spokeswoman": schema.Government, "junta": schema.Government}

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
	"chairman": "", "director": "", "chief": "", "emperor": schema.Government, "empress": schema.Government, "pope": "",
	"bishop": "", "archbishop": "", "professor": "", "doctor": "", "dean": "", "speaker": schema.Legislators,
	"inspector": schema.Police, "sheriff": schema.Police, "coach": "", "princess": schema.Government, "duke": "",
	"sheikh": "", "ayatollah": "", "imam": "", "marshal": schema.Military, "brigadier": schema.Military,
	"representative": schema.Legislators, "congresswoman": schema.Legislators, "commissioner": "",
}

// titleFillers stand within titles: "Deputy Foreign Minister".
var titleFillers = map[string]bool{"prime": true, "foreign": true, "defense": true, "defence": true, "interior": true,
	"finance": true, "vice": true, "deputy": true, "crown": true, "the": true, "-": true, "of": true, "state": true,
	"former": true, "mr": true, "mr.": true, "mrs": true, "mrs.": true, "ms": true, "ms.": true, "dr.": true}

var honorifics = map[string]gender{"mr": male, "mr.": male, "sir": male, "king": male, "prince": male, "mrs": female, "mrs.": female,
	"ms": female, "ms.": female, "miss": female, "queen": female, "princess": female, "lady": female, "congresswoman": female, "spokeswoman": female,
	"spokesman": male, "congressman": male, "chairman": male, "chairwoman": female}

// actsForState are heads of descriptions that mean the state they belong to.
var actsForState = map[string]bool{"government": true, "official": true, "authority": true, "administration": true,
	"regime": true, "leadership": true}

var nounGender = genders(`man boy father son brother husband uncle nephew king prince spokesman chairman congressman businessman
	grandfather policeman gentleman actor emperor guy`, `woman girl mother daughter sister wife aunt niece queen princess
	spokeswoman chairwoman congresswoman businesswoman grandmother policewoman lady actress empress`)

// givenNames tells the gender of people by common given names that only one gender bears.
var givenNames = genders(`Aaron Abdul Abdullah Adam Ahmed Alan Albert Alejandro Alexander Ali Anders Andrew Andrei Anthony Antonio
	Antony Arthur Barack Bashar Benjamin Bernard Bill Bob Boris Brian Bruce Carl Carlos Charles Christopher Colin Craig Dan
	Daniel David Dennis Dmitry Donald Douglas Ed Eduardo Edward Emmanuel Eric Felix Fernando Francisco Frank Franz Fred George
	Gerald Gerhard Gordon Graham Greg Haider Hans Harold Harry Hassan Henry Howard Hugo Hussein Ian Ibrahim Igor Isaac Ivan Jack
	Jacob Jacques James Javier Jeff Jeffrey Jeremy Jim Jimmy Joe Johann John Jonathan Jorge Jose Joseph Joshua Juan Julian Justin
	Karl Keith Kenneth Kevin Khaled Khalid Larry Lars Laurent Lawrence Leo Leon Leonid Louis Luis Lucas Mahmoud Manuel Marc Marco
	Mario Mark Martin Matthew Max Michael Michel Miguel Mike Mikhail Mohamed Mohammad Mohammed Muhammad Moshe Mustafa Nathan Neil
	Nelson Nicholas Nick Nicolas Nikolai Norman Oleg Oliver Omar Oscar Osama Pablo Patrick Paul Pavel Pedro Peter Philip Pierre
	Rafael Ralph Ramon Raymond Ricardo Richard Rick Rob Robert Roberto Roger Roland Ron Ronald Ross Roy Russell Ryan Sam Samuel
	Scott Sean Sebastian Sergei Sergey Shigeru Shinzo Simon Stanley Stefan Stephen Steve Steven Stuart Tariq Ted Theodore Thomas
	Tim Timothy Tobias Todd Tom Tony Victor Vincent Viktor Vladimir Volodymyr Walter Wayne William Wolfgang Xavier Yuri Zachary`,
	`Aisha Alice Alison Amanda Amy Ana Angela Ann Anna Anne Barbara Beth Carla Carol Caroline Catherine Charlotte Christina Christine
	Claire Claudia Daniela Deborah Diana Eileen Elena Elizabeth Ellen Emily Emma Eva Fatima Hannah Heather Helen Hillary Ingrid
	Irina Isabel Jane Janet Jennifer Jessica Joan Joyce Judith Julia Julie Karen Kate Katherine Kathleen Kelly Kathy Laura Lauren
	Linda Lisa Louise Margaret Maria Marie Marina Martha Mary Megan Michelle Nancy Natalia Nicole Nina Olga Pamela Patricia Paula
	Rachel Rebecca Rosa Ruth Samantha Sandra Sara Sarah Silvia Sofia Stephanie Sue Susan Sylvia Teresa Theresa Ursula Valentina
	Vanessa Wendy`)

func genders(men, women string) map[string]gender {
	m := map[string]gender{}
	for w := range setOf(men) {
		m[w] = male
	}
	for w := range setOf(women) {
		m[w] = female
	}
	return m
}
