package main

import (
	"regexp"
	"strings"
	"unicode"
)

// leaderRow is one wording of an office's holder in the dated snapshots of the Factbook.
type leaderRow struct {
	FIPS  string `json:"fips"`
	Role  string `json:"role"`
	Text  string `json:"text"`
	First string `json:"first_seen"`
	Last  string `json:"last_seen"`
}

type leader struct {
	title, country, office, from, to string
	names                            []string
}

func (l leader) tsv() string {
	return strings.Join([]string{l.title, l.country, l.office, l.from, l.to, strings.Join(l.names, "|")}, "\t")
}

var since = regexp.MustCompile(`\(since (?:(\d{1,2}) )?([A-Z][a-z]+ )?(\d{4})`)

var months = map[string]string{"January": "01", "February": "02", "March": "03", "April": "04", "May": "05", "June": "06",
	"July": "07", "August": "08", "September": "09", "October": "10", "November": "11", "December": "12"}

// parseLeaders takes the first person that each wording names: the others are deputies and representatives.
func parseLeaders(rows []leaderRow, titles map[string]string) []leader {
	type span struct{ office, title, country, from string } // one term of office; a person may have several
	at := map[span]int{}
	var all []leader
	for _, r := range rows {
		country := titles[r.FIPS]
		names := personNames(r.Text)
		if country == "" || len(names) == 0 { // a dependency's chief of state is another state's
			continue
		}
		l := leader{title: strings.ReplaceAll(names[0], " ", "_"), country: country, from: r.First, to: r.Last, names: names}
		l.office = "state"
		if r.Role == "head of government" {
			l.office = "government"
		}
		if m := since.FindStringSubmatch(r.Text); m != nil {
			l.from = m[3]
			if mm := months[strings.TrimSpace(m[2])]; mm != "" {
				l.from += "-" + mm
				if m[1] != "" {
					l.from += "-" + ("0" + m[1])[len(m[1])-1:]
				}
			}
		}
		key := span{l.office, l.title, country, l.from[:min(7, len(l.from))]}
		if i, ok := at[key]; ok {
			all[i].from = min(all[i].from, l.from)
			all[i].to = max(all[i].to, l.to)
			all[i].names = distinct(append(all[i].names, l.names...)...)
			continue
		}
		at[key] = len(all)
		all = append(all, l)
	}
	return all
}

// honours stand before names.
var honours = map[string]bool{"sir": true, "dame": true, "dr": true, "dr.": true, "gen": true, "gen.": true, "lt": true, "lt.": true,
	"col": true, "col.": true, "maj": true, "maj.": true, "sheikh": true, "shaykh": true, "sayyid": true, "archbishop": true,
	"hon.": true, "adm.": true, "ret.": true, "field": true, "marshal": true, "general": true, "mullah": true, "ayatollah": true}

// personNames reads the first person of a wording such as "Prime Minister Nguyen Xuan PHUC (since ...)": the words from the
// first that belongs to the name on. The family name is in capitals; what stands before it and is no title is given
// names. The first name of the list is the one in general use: given names before the family name, no initials.
func personNames(text string) []string {
	head, _, _ := strings.Cut(text, "(")
	head, _, _ = strings.Cut(head, ";")
	words := strings.Fields(strings.ReplaceAll(head, ",", " "))
	capital := -1
	for i, w := range words {
		if isCapitals(w) {
			capital = i
			break
		}
	}
	if capital < 0 {
		return nil
	}
	start := capital
	for start > 0 && isGiven(words[start-1]) {
		start--
	}
	var given, family, rest []string
	for i, w := range words[start:] {
		switch {
		case isCapitals(w) && len(rest) == 0:
			family = append(family, proper(w))
		case i+start < capital:
			given = append(given, w)
		case w == "Jr." || w == "Jr" || w == "Sr.":
		case isGiven(w) || len(w) > 1 && unicode.IsLower([]rune(w)[0]) && i+start+1 < len(words):
			rest = append(rest, w)
		}
	}
	fam := strings.Join(family, " ")
	short := strings.Join(noInitials(given), " ")
	full := strings.Join(given, " ")
	switch {
	case len(given) == 0 && len(rest) > 0 && len(rest) <= 2: // XI Jinping
		r := strings.Join(rest, " ")
		return distinct(fam+" "+r, r+" "+fam)
	case len(given) == 0:
		return nil
	}
	names := distinct(short+" "+fam, full+" "+fam, fam+" "+short)
	if len(given) > 1 {
		names = distinct(append(names, noInitials(given)[0]+" "+fam)...)
	}
	return names
}

func noInitials(given []string) []string {
	var out []string
	for _, g := range given {
		if len(g) > 2 || len(g) == 2 && !strings.HasSuffix(g, ".") {
			out = append(out, g)
		}
	}
	if len(out) == 0 {
		return given
	}
	return out
}

func isGiven(w string) bool {
	r := []rune(w)
	return unicode.IsUpper(r[0]) && !honours[strings.ToLower(w)] && !office[strings.ToLower(strings.TrimSuffix(w, "."))]
}

var office = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`president minister prime vice king queen emperor sultan amir emir grand duke premier
		chancellor federal chairman chairperson head state government of the council presidency supreme leader transitional
		interim acting governor governor-general chief captain regent prince princess crown co-prince co-princes pope
		taoiseach commissioner high administrator director state affairs councilor counsellor sovereign ruler custodian
		monarch transition first deputy speaker secretary confederation swiss french spanish leadership republic
		commander committee military cabinet ministers bailiff mayor mr ms mrs paramount`) {
		m[w] = true
	}
	return m
}()

func isCapitals(w string) bool {
	letters, upper := 0, 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return upper > 1 && upper >= letters-2 && letters > 1 && !regexp.MustCompile(`^[IVX]+$`).MatchString(w)
}

// proper writes TAYLOR-FARRELL as Taylor-Farrell.
func proper(w string) string {
	r := []rune(strings.ToLower(w))
	up := true
	for i, c := range r {
		if up && unicode.IsLetter(c) {
			r[i] = unicode.ToUpper(c)
		}
		up = c == '-' || c == '\'' || c == '’'
	}
	s := string(r)
	if rest, ok := strings.CutPrefix(s, "Mc"); ok && rest != "" {
		s = "Mc" + strings.ToUpper(rest[:1]) + rest[1:]
	}
	return s
}
