package mention

import (
	"strings"

	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// nominalKind is the kind of a common noun's bearer, from the noun and what modifies it.
func (f *finder) nominalKind(h int) schema.Kind {
	plural := f.plural(h)
	k := nounKind(f.lower[h], plural)
	if k == schema.Thing && f.tag(h) == syntax.ADJ && f.kid(h, "det") >= 0 {
		if peopleWords[f.lower[h]] {
			return schema.Group
		}
		return schema.Thing
	}
	if f.lower[h] == "force" && !plural && f.kid(h, "det") < 0 && f.kid(h, "nmod") < 0 {
		return schema.Thing // "excessive force"
	}
	if f.lower[h] == "place" && f.kid(h, "det") < 0 && f.kid(h, "amod") < 0 {
		return schema.Thing // "took place"
	}
	if f.tag(h) == syntax.NUM {
		return schema.Quantity
	}
	if k == schema.Country && f.lower[h] == "state" && f.kid(h, "amod") < 0 && f.kid(h, "det") < 0 && !plural {
		return schema.Thing
	}
	return k
}

// peopleWords are adjectives that stand for people with an article.
var peopleWords = set(`wounded injured dead poor rich young old elderly sick homeless unemployed disabled blind deaf living faithful
	missing displaced powerful wealthy vulnerable needy hungry innocent oppressed`)

func (f *finder) plural(h int) bool {
	return f.Words[h].XPOS == "NNS" || f.Words[h].XPOS == "NNPS"
}

// nameKind is the kind of what bears an unknown name, from its words, its titles and what stands around it.
func (f *finder) nameKind(m *Mention) schema.Kind {
	first, last, head := m.CoreFirst, m.CoreLast, m.Head
	if f.dateWord(head) && (last == first || f.numeral(first) || f.numeral(last) || f.lower[head] != "may") {
		return schema.Date
	}
	if first > m.First && f.titled(m) {
		return schema.Person
	}
	word := f.lower[head]
	if k, ok := firstNameWords[strings.ToLower(f.form(first))]; ok && last > first {
		return k
	}
	if k, ok := nameWords[strings.ToLower(f.form(last))]; ok && last > first && last == head {
		return k
	}
	if k, ok := nameWords[word]; ok && last > first {
		return k
	}
	if f.roleWord(head) { // "the Prime Minister", "the President of the Republic"
		if f.plural(head) {
			return schema.Group
		}
		return schema.Person
	}
	if _, ok := nouns[word]; ok {
		if f.base(head) == "compound" {
			return schema.Thing // "Coalition" in "Coalition forces" is a part of a description
		}
		return nounKind(word, f.plural(head))
	}
	if f.guessed != nil {
		f.guessed(m)
	}
	return f.guess(m)
}

// titled reports whether a role word stands right before the name proper.
func (f *finder) titled(m *Mention) bool {
	return f.roleWord(m.CoreFirst-1) && f.capital(m.CoreFirst)
}

func (f *finder) dateWord(i int) bool {
	return nouns[f.lower[i]] == schema.Date && (f.tag(i) == syntax.PROPN || f.tag(i) == syntax.NOUN)
}

func (f *finder) numeral(i int) bool { return f.tag(i) == syntax.NUM }

// pronouns makes mentions of the words that stand for something said before.
func (f *finder) pronouns() {
	for i, w := range f.Words {
		if w.Tag != syntax.PRON && w.XPOS != "PRP$" && w.XPOS != "PRP" || w.Rel.Base() == "expl" {
			continue
		}
		kind, ok := pronouns[strings.ToLower(f.form(i))]
		if !ok || w.Rel.Base() == "mark" || w.Rel.Base() == "det" {
			continue
		}
		f.add(Mention{Sentence: f.sentence, First: i, Last: i, Head: i, CoreFirst: i, CoreLast: i, Kind: kind, Form: Pronoun})
	}
}

// pronouns with the kind of what they stand for, as far as the word tells.
var pronouns = func() map[string]schema.Kind {
	m := map[string]schema.Kind{}
	for w := range set(`he him his himself she her hers herself i me my mine myself you your yours yourself`) {
		m[w] = schema.Person
	}
	for w := range set(`we us our ours ourselves they them their theirs themselves`) {
		m[w] = schema.Group
	}
	for w := range set(`it its itself this that these those`) {
		m[w] = schema.Thing
	}
	return m
}()

// firstNames are given names that are common in the news of the world and are no other word.
var firstNames = set(`Aaron Abbas Abdel Abdul Abdullah Abu Adam Adel Adrian Ahmad Ahmed Aisha Alan Albert Alejandro Alex Alexander Alexei
	Alfred Ali Alice Alison Amal Amanda Amir Amy Ana Anas Anders Andre Andrea Andreas Andrei Andrew Andrzej Andy Angela Ann Anna
	Anne Anthony Antonio Antony Anwar Arthur Ashraf Barbara Barack Bashar Ben Benjamin Bernard Beth Bill Bob Boris Brandon Brian
	Bruce Carl Carla Carlos Carol Caroline Catherine Cathy Charles Charlie Charlotte Chris Christian Christina Christine
	Christopher Claire Claude Claudia Colin Craig Dan Daniel Daniela Dave David Deborah Denis Dennis Diana Diego Dmitri Dmitry
	Donald Doug Douglas Ed Eduardo Edward Eileen Elena Elizabeth Ellen Emily Emma Emmanuel Eric Erik Eugene Eva Evan Fatima Felix
	Fernando Francis Francisco Frank Franz Fred Frederick Gabriel Gary Gavin Geoffrey George Gerald Gerhard Giovanni Giuseppe Glenn
	Gordon Graham Greg Gregory Guillermo Gustavo Haider Hamid Hans Harold Harry Hassan Heather Helen Henri Henry Herbert Hillary
	Howard Hugh Hugo Hussein Ian Ibrahim Igor Ilham Imran Irina Isaac Isabel Ismail Ivan Jack Jacob Jacques James Jan Jane Janet
	Javier Jay Jean Jeff Jeffrey Jennifer Jens Jeremy Jerry Jessica Jesus Jim Jimmy Joan Joe Joel Johann John Johnny Jonathan Jorge
	Jose Josef Joseph Joshua Joyce Juan Judith Julia Julian Julie Justin Karen Karim Karl Kate Katherine Kathleen Keith Kelly Ken
	Kenneth Kevin Khaled Khalid Kim Kurt Kyle Larry Lars Laura Lauren Laurent Lawrence Lee Leo Leon Leonid Linda Lisa Louis Louise
	Lucas Luis Luke Mahmoud Manuel Marc Marco Margaret Maria Mario Marie Marina Mark Martha Martin Mary Matt Matteo Matthew Maurice
	Max Megan Mehdi Mehmet Michael Michel Michelle Miguel Mike Mikhail Mohamed Mohammad Mohammed Muhammad Moshe Mustafa Nancy
	Natalia Nathan Neil Nelson Nicholas Nick Nicolas Nicole Nikolai Nina Noah Norman Oleg Olga Oliver Omar Oscar Osama Pablo Pamela
	Patricia Patrick Paul Paula Pavel Pedro Peter Phil Philip Philippe Pierre Rachel Rafael Ralph Ramon Ray Raymond Rebecca Recep
	Ricardo Richard Rick Rob Robert Roberto Robin Roger Roland Ron Ronald Rosa Ross Roy Russell Ruth Ryan Salman Sam Samantha
	Samuel Sandra Sara Sarah Scott Sean Sebastian Sergei Sergey Shawn Silvia Simon Sofia Stanley Stefan Stephanie Stephen Steve
	Steven Stuart Sue Susan Sylvia Tariq Ted Teresa Terry Theodore Theresa Thomas Tim Timothy Tobias Todd Tom Tommy Tony Ursula
	Valentina Vanessa Victor Vincent Viktor Vladimir Volodymyr Walter Wayne Wendy Werner William Wolfgang Xavier Yasser Yitzhak
	Yousef Yuri Yusuf Yves Zachary`)
