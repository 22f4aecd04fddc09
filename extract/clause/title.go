package clause

import "claimgraph/extract/syntax"

// title says what office a name's bearer holds: "US President Donald Trump", "Foreign Minister Taro Kono of Japan".
// What modifies the name before its title belongs to the title: "Iran's Supreme Leader Ali Khamenei".
func (f *finder) title(name, title int) {
	if title < name && f.nearestTitle(name) == title {
		f.titleBefore(name, title)
	}
}

// nearestTitle is the last of the words that stand as titles before a name: in "US President Donald Trump" a parser may
// take both for titles.
func (f *finder) nearestTitle(name int) int {
	nearest := -1
	for _, j := range f.of(name) {
		if j < name && (f.rel(j) == "nmod:desc" || f.base[j] == "compound" && f.isTitle(j)) {
			nearest = j
		}
	}
	return nearest
}

func (f *finder) titleBefore(name, title int) {
	c := f.implicit(Title, name, "title")
	c.Lemma = f.lemma(title)
	words := f.nameWords(name)
	subject := Arg{Role: Subject, Head: name, Words: words, Phrase: words, Clause: -1}
	attribute := f.phraseArg(Attribute, title)
	c.Args = append(make([]Arg, 0, 4), subject, attribute)
	for _, j := range f.of(title) {
		f.titleArg(&c, j)
	}
	if f.head(title) == name {
		for _, j := range f.of(name) {
			if j < title || j > name {
				f.titleArg(&c, j)
			}
		}
	}
	if i := attribute.Words.First - 1; i >= 0 && f.base[i] == "iobj" && f.isModifier(i) {
		c.Args = append(c.Args, f.modifier(i)) // "met US President Miller", where a parser takes "US" for the one met
	}
	f.clauses = append(f.clauses, c)
}

// titleArg adds what tells whose office it is.
func (f *finder) titleArg(c *Clause, j int) {
	switch {
	case f.rel(j) == "nmod:poss":
		c.Args = append(c.Args, f.possessor(j))
	case f.base[j] == "nmod" && f.caseOf(j) != "":
		c.Args = append(c.Args, f.oblique(j))
	case (f.base[j] == "amod" || f.base[j] == "compound" || f.rel(j) == "nmod:desc") && f.isModifier(j):
		c.Args = append(c.Args, f.modifier(j))
	}
}

// nameWords is the name alone: "Donald Trump".
func (f *finder) nameWords(i int) Range {
	r := Range{i, i}
	for _, j := range f.of(i) {
		if f.base[j] == "flat" || f.base[j] == "goeswith" || j < i && f.base[j] == "compound" && !f.isTitle(j) && f.own[j].Last == i-1 {
			r = join(r, f.own[j])
		}
	}
	return r
}

// isName reports whether a token is a person's name by its looks: a name of one or two words that is no title and no
// noun of an institution ("President Street", "Queen Elizabeth Hospital" are beyond it).
func (f *finder) isName(i int) bool { return f.child(i, "flat") >= 0 && !f.isTitle(i) }

// isTitle reports whether a token is an office or an honorific.
func (f *finder) isTitle(i int) bool {
	return titleNouns[f.lemma(i)] && (f.tag(i) == syntax.NOUN || f.tag(i) == syntax.PROPN)
}

// titleOf is the title that hangs on a name, or -1.
func (f *finder) titleOf(i int) int {
	if f.tag(i) != syntax.PROPN {
		return -1
	}
	return f.child(i, "nmod:desc")
}

// flatTitle reads a title that the parser took for the name's first word: "Senator [flat] Jones".
func (f *finder) flatTitle(i, j int) {
	if !f.isTitle(i) || f.tag(j) != syntax.PROPN || f.child(i, "flat") != j || f.isTitle(j) {
		return
	}
	c := f.implicit(Title, i, "title")
	c.Lemma = f.lemma(i)
	subject := Range{j, j}
	for _, k := range f.of(i) {
		if f.base[k] == "flat" {
			subject = join(subject, f.own[k])
		}
	}
	office := f.phraseArg(Attribute, i)
	office.Words.Last = i
	c.Args = append(make([]Arg, 0, 4), Arg{Role: Subject, Head: j, Words: subject, Phrase: subject, Clause: -1}, office)
	for _, k := range f.of(i) {
		f.titleArg(&c, k)
	}
	f.clauses = append(f.clauses, c)
}
