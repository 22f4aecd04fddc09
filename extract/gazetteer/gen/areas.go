package main

import (
	"encoding/json"
	"log"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// country is a record of the Factbook. Fields that are texts in some records and objects in others stay raw.
type country struct {
	FIPS        string          `json:"fips"`
	Name        json.RawMessage `json:"name"`
	Nationality json.RawMessage `json:"nationality"`
	Capital     json.RawMessage `json:"capital"`
}

// territory is a record of rigour.
type territory struct {
	Code      string   `json:"code"`
	Name      string   `json:"name"`
	FullName  string   `json:"full_name"`
	Alpha3    string   `json:"alpha3"`
	QID       string   `json:"qid"`
	IsCountry bool     `json:"is_country"`
	Former    bool     `json:"is_historical"`
	Parent    string   `json:"parent"`
	Wikipedia string   `json:"wikipedia_url"`
	Strong    []string `json:"names_strong"`
}

type area struct {
	title, kind, qid, iso3, fips          string
	names, adjectives, demonyms, capitals []string
}

func (a area) tsv() string {
	return strings.Join([]string{a.title, a.kind, a.qid, a.iso3, strings.Join(a.names, "|"), strings.Join(a.adjectives, "|"),
		strings.Join(a.demonyms, "|"), strings.Join(a.capitals, "|"), a.fips}, "\t")
}

// titles mends titles that are not those of the English Wikipedia's articles.
var titles = map[string]string{
	"Congo_-_Brazzaville":         "Republic_of_the_Congo",
	"Congo_-_Kinshasa":            "Democratic_Republic_of_the_Congo",
	"Côte_d’Ivoire":               "Ivory_Coast",
	"Abkhazia_(Occupied_Georgia)": "Abkhazia", "South_Ossetia_(Occupied_Georgia)": "South_Ossetia",
	"Crimea_(Occupied_Ukraine)": "Crimea", "Donetsk_(Occupied_Ukraine)": "Donetsk_People's_Republic",
	"Luhansk_(Occupied_Ukraine)": "Luhansk_People's_Republic", "Georgia_(USA)": "Georgia_(U.S._state)",
	"New_York": "New_York_(state)", "Washington": "Washington_(state)", "Victoria": "Victoria_(state)",
	"Hong_Kong_SAR_China": "Hong_Kong", "Macao_SAR": "Macau", "Micronesia": "Federated_States_of_Micronesia",
	"Saint_Vincent_and_Grenadines": "Saint_Vincent_and_the_Grenadines", "Bahamas": "The_Bahamas", "Gambia": "The_Gambia",
	"Nevis_(Saint_Kitts_and_Nevis)": "Nevis", "Punjab": "Punjab,_India", "Kurdistan": "Kurdistan_Region", "Jura": "Canton_of_Jura",
}

// items are better Wikidata items: of the country where the source has that of a kingdom with lands overseas.
var items = map[string]string{"Denmark": "Q35", "Netherlands": "Q55"}

// notNames are names of the source that mean something else in English text, or that another area bears too.
var notNames = map[string]bool{"Island": true, "Online": true, "Internet": true, "Best Korea": true, "West Bank": true, "Gaza": true,
	"Gaza Strip": true, "Palestinian Authority": true, "Palestinian territories": true, "Azad Kashmir": true, "Gilgit-Baltistan": true,
	"Jammu and Kashmir": true, "The Dominican": true, "Brazzaville": true, "Tunis": true, "Aquaserbia": true,
	"Israelite": true, "Mann": true, "Dzayeri": true, "Kudu": true, "Donetsk": true, "Luhansk": true, "Lugansk": true, "Krim": true,
	"Tahiti": true, "NA": true, "Washington, D.C.": true, "Lao": true, "Centre": true, "Yisraeli": true, "Magyar": true}

// dependent are areas that the record of codes counts as countries though they are no states.
var dependent = map[string]bool{"eh": true, "ai": true, "aw": true, "bm": true, "ck": true, "nu": true, "gg": true, "je": true,
	"im": true, "fo": true, "gl": true, "cw": true, "sx": true, "fk": true, "gi": true, "ky": true, "ms": true, "pn": true,
	"vg": true, "tc": true, "wf": true, "sh": true, "gs": true, "nf": true, "ax": true}

// byHand joins the records whose names do not meet.
var byHand = map[string]string{"ch": "cn", "cg": "cd", "cf": "cg", "bm": "mm", "vt": "va",
	"tw": "tw", "rn": "mf", "od": "ss", "iv": "ci", "cv": "cv", "tu": "tr", "fk": "fk", "ks": "kr", "kn": "kp", "tt": "tl",
	"vi": "vg", "vq": "vi", "uk": "gb", "us": "us", "ez": "cz", "hk": "hk", "mc": "mo", "ba": "bh", "bf": "bs", "ga": "gm",
	"um": "um", "fs": "tf", "hm": "hm"}

// alone are areas that the source of codes does not have, with their Wikidata items where they are certain.
var alone = map[string]area{"gz": {title: "Gaza_Strip", qid: "Q39760", iso3: "PSE"},
	"we": {title: "West_Bank", qid: "Q36678", iso3: "PSE"},
	"at": {title: "Ashmore_and_Cartier_Islands"}, "cr": {title: "Coral_Sea_Islands"}, "wq": {title: "Wake_Island"},
	"bq": {title: "Navassa_Island"}, "pf": {title: "Paracel_Islands"}, "pg": {title: "Spratly_Islands"},
	"ax": {title: "Akrotiri_and_Dhekelia"}, "dx": {title: "Akrotiri_and_Dhekelia"}}

// nowhere are the source's codes for what is no area.
var nowhere = map[string]bool{"zz": true, "ip": true, "eu": true, "un": true}

func join(countries []country, territories []territory) []area {
	byName, byCode := map[string]territory{}, map[string]territory{}
	for _, t := range territories {
		if t.Former || nowhere[t.Code] {
			continue
		}
		byCode[t.Code] = t
		for _, n := range append([]string{t.Name, t.FullName}, t.Strong...) {
			if _, taken := byName[key(n)]; !taken || n == t.Name {
				byName[key(n)] = t
			}
		}
	}
	var areas []area
	used := map[string]bool{}
	for _, c := range countries {
		a := c.area()
		if len(a.names) == 0 {
			continue
		}
		if own, ok := alone[a.fips]; ok {
			a.title, a.qid, a.iso3, a.kind = own.title, own.qid, own.iso3, "Territory"
			areas = append(areas, a)
			continue
		}
		t, ok := byCode[byHand[a.fips]]
		for _, n := range a.names {
			if ok {
				break
			}
			t, ok = byName[key(n)]
		}
		if !ok {
			log.Fatalf("no record of codes for %s (%s); add it to alone or byHand", a.names[0], a.fips)
		}
		a.add(t, byCode)
		used[t.Code] = true
		areas = append(areas, a)
	}
	for _, t := range territories {
		if !used[t.Code] && !t.Former && !nowhere[t.Code] {
			var a area
			a.add(t, byCode)
			areas = append(areas, a)
		}
	}
	return areas
}

// add completes an area with codes and further names of the Latin alphabet.
func (a *area) add(t territory, byCode map[string]territory) {
	a.qid, a.iso3 = t.QID, strings.ToUpper(t.Alpha3)
	if a.iso3 == "" { // a province has the code of its state
		a.iso3 = strings.ToUpper(byCode[t.Parent].Alpha3)
	}
	a.title = title(t)
	a.kind = "Territory"
	switch {
	case t.IsCountry && t.Parent == "" && !dependent[t.Code], t.Code == "ps":
		a.kind = "Country"
	case strings.Contains(t.Code, "-"):
		a.kind = "AdministrativeArea"
	}
	name, _, _ := strings.Cut(t.Name, " (") // "Georgia (USA)"
	names := append([]string{name}, a.names...)
	for _, n := range append([]string{t.FullName}, t.Strong...) {
		if usable(n) && !slices.Contains(a.adjectives, n) {
			names = append(names, n)
		}
	}
	a.names = slices.DeleteFunc(distinct(names...), func(n string) bool {
		first, _ := utf8.DecodeRuneInString(n)
		return notNames[n] || len(n) < 3 && n != "UK" && n != "US" || unicode.IsLower(first)
	})
	if better, ok := items[a.title]; ok {
		a.qid = better
	}
}

// title is the title of the territory's article in the English Wikipedia.
func title(t territory) string {
	path, err := url.PathUnescape(strings.TrimPrefix(t.Wikipedia, "https://en.wikipedia.org/wiki/"))
	if err != nil || path == "" {
		path = strings.ReplaceAll(t.Name, " ", "_")
	}
	if better, ok := titles[path]; ok {
		return better
	}
	return strings.Replace(strings.Replace(path, "_&_", "_and_", 1), "St._", "Saint_", 1)
}

// usable reports whether a name is one that English text may hold: short codes are not ("AL", "Ro").
func usable(name string) bool {
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) || strings.ContainsRune("(),;/", r) {
			return false
		}
	}
	return len(name) > 3
}

// key is a name's letters, lower-cased and without diacritics.
func key(name string) string {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(strings.TrimPrefix(strings.ToLower(name), "the ")))
}

func (c country) area() area {
	a := area{fips: c.FIPS}
	var name map[string]string
	if json.Unmarshal(c.Name, &name) == nil {
		short, long := clean(name["conventional short form"]), clean(name["conventional long form"])
		a.names = distinct(append(strings.Split(short, ", "), long)...) // "Gaza, Gaza Strip"
		if former := clean(name["abbreviation"]); len(former) > 1 && strings.ToUpper(former) == former {
			a.names = append(a.names, former)
		}
	}
	var nat map[string]string
	if json.Unmarshal(c.Nationality, &nat) == nil {
		a.adjectives = alternatives(nat["adjective"])
		a.demonyms = demonyms(nat["noun"])
	}
	var capital map[string]json.RawMessage
	if json.Unmarshal(c.Capital, &capital) == nil {
		var text string
		if json.Unmarshal(capital["name"], &text) == nil {
			a.capitals = capitals(text)
		}
	}
	return a
}

var note = regexp.MustCompile(`\(.*?\)|;.*|<.*?>`)

func clean(s string) string { return strings.TrimSpace(note.ReplaceAllString(s, "")) }

// alternatives splits "Saint Vincentian or Vincentian".
func alternatives(s string) []string {
	s = note.ReplaceAllString(s, "")
	var out []string
	for _, part := range regexp.MustCompile(`\s*,\s*|\s+or\s+`).Split(s, -1) {
		if part = strings.TrimSpace(part); part != "" && part != "none" && unicode.IsUpper([]rune(part)[0]) {
			out = append(out, part)
		}
	}
	return distinct(out...)
}

// demonyms spells out "Algerian(s)", "Mosotho (singular), Basotho (plural)" and "Englishman(men)".
func demonyms(s string) []string {
	if i := strings.IndexByte(s, ';'); i >= 0 {
		s = s[:i]
	}
	var out []string
	for _, part := range regexp.MustCompile(`\s*,\s*|\s+or\s+`).Split(s, -1) {
		part = strings.TrimSpace(part)
		stem, ending, ok := strings.Cut(part, "(")
		stem = strings.TrimSpace(stem)
		ending, _, _ = strings.Cut(ending, ")")
		if stem == "" || !unicode.IsUpper([]rune(stem)[0]) {
			continue
		}
		out = append(out, stem)
		if ok && !strings.Contains(ending, "singular") && !strings.Contains(ending, "plural") && len(ending) < 5 && ending != "" {
			if ending == "men" || ending == "women" {
				out = append(out, strings.TrimSuffix(stem, "man")+ending)
			} else {
				out = append(out, stem+strings.TrimPrefix(ending, "-"))
			}
		}
	}
	return distinct(out...)
}

// capitals takes the capital and what the note calls it.
func capitals(s string) []string {
	s, _, _ = strings.Cut(s, ";")
	if i := strings.Index(s, " note"); i > 0 {
		s = s[:i]
	}
	main := clean(s)
	main, _, _ = strings.Cut(main, ",")
	names := []string{main}
	if m := regexp.MustCompile(`\((?:aka )?([A-Z][\w'. -]+)`).FindStringSubmatch(s); m != nil {
		names = append(names, m[1])
	}
	for i, n := range names {
		n, _, _ = strings.Cut(n, " in ")
		n, _, _ = strings.Cut(n, " is ")
		if first, _ := utf8.DecodeRuneInString(n); !unicode.IsUpper(first) {
			n = ""
		}
		names[i] = n
	}
	return distinct(names...)
}
