package gazetteer

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"claimgraph/extract/text"
	"claimgraph/schema"
)

//go:generate go run ./gen -factbook ${FACTBOOK} -territories ${TERRITORIES} -o data

//go:embed data/*.tsv
var data embed.FS

// English builds the gazetteer that comes with the program.
//
// areas.tsv and leaders.tsv are derived by the command in gen; names.tsv (further names of areas) and things.tsv
// (everything else) are written by hand. Wikidata items stand only where they are certain.
func English() (*Gazetteer, error) {
	b := newBuilder()
	for _, file := range []struct {
		name string
		row  func([]string) error
	}{
		{"data/things.tsv", b.thing}, {"data/areas.tsv", b.area}, {"data/names.tsv", b.name}, {"data/leaders.tsv", b.leader},
	} {
		f, err := data.Open(file.name)
		if err != nil {
			return nil, err
		}
		if err := rows(f, file.name, file.row); err != nil {
			return nil, err
		}
	}
	b.g.index()
	return b.g, nil
}

// rows calls add with the fields of every line that is no comment.
func rows(r io.Reader, file string, add func([]string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	n := 1
	for ; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if err := add(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", file, n, err)
	}
	return nil
}

type builder struct {
	g      *Gazetteer
	byItem map[string]int // entries by Wikidata item
}

func newBuilder() *builder {
	return &builder{g: &Gazetteer{byID: map[schema.EntityID]int{}, names: map[string][]name{}, holders: map[int][]holder{}}}
}

// items finds entries by their Wikidata items.
func (b *builder) items() {
	b.byItem = map[string]int{}
	for i, e := range b.g.entries {
		if e.Wikidata != "" {
			b.byItem[e.Wikidata] = i
		}
	}
}

func (g *Gazetteer) clone() *Gazetteer {
	c := &Gazetteer{entries: slices.Clone(g.entries), byID: map[schema.EntityID]int{}, names: map[string][]name{},
		holders: g.holders}
	for id, i := range g.byID {
		c.byID[id] = i
	}
	for first, list := range g.names {
		c.names[first] = slices.Clip(list)
	}
	return c
}

// entry finds the entry of a title or makes it.
func (b *builder) entry(title string, kind schema.Kind) int {
	id := schema.MintEntityID(strings.ReplaceAll(title, "_", " "))
	if i, ok := b.g.byID[id]; ok {
		return i
	}
	b.g.entries = append(b.g.entries, Entry{ID: id, Kind: kind, Name: strings.ReplaceAll(title, "_", " ")})
	b.g.byID[id] = len(b.g.entries) - 1
	return len(b.g.entries) - 1
}

// call adds names that lead to an entry. A name means the same entry once: its better use counts.
func (b *builder) call(entry int, use Use, names string) {
	for n := range strings.SplitSeq(names, "|") {
		words := tokens(n)
		if len(words) == 0 {
			continue
		}
		first := strings.ToLower(words[0])
		known := slices.ContainsFunc(b.g.names[first], func(o name) bool {
			return o.Entry == entry && o.Use <= use && slices.Equal(o.words, words)
		})
		if !known {
			b.g.names[first] = append(b.g.names[first], name{words, Hit{entry, use}})
		}
	}
}

// tokens are a name's words as the tokeniser splits them.
func tokens(n string) []string {
	if plain(n) {
		return strings.Fields(n)
	}
	var words []string
	for _, s := range text.Split(strings.TrimSpace(n)) {
		for _, t := range s.Tokens {
			words = append(words, t.Form)
		}
	}
	return words
}

// plain reports whether a name is letters and spaces only, which the tokeniser splits at the spaces.
func plain(n string) bool {
	for _, r := range n {
		if r != ' ' && !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

func column(fields []string, i int) string {
	if i < len(fields) {
		return strings.TrimSpace(fields[i])
	}
	return ""
}

// area reads a row of areas.tsv: title, kind, item, ISO code, names, adjectives, demonyms, capitals.
func (b *builder) area(f []string) error {
	kind, ok := schema.ParseKind(column(f, 1))
	if !ok {
		return fmt.Errorf("%q is no kind", column(f, 1))
	}
	i := b.entry(f[0], kind)
	e := &b.g.entries[i]
	if q := column(f, 2); e.Wikidata == "" {
		e.Wikidata = q
	}
	if c := column(f, 3); c != "" {
		e.Country = c
	}
	if kind == schema.Country {
		e.Sector = schema.Government
	}
	b.call(i, Name, column(f, 4))
	b.call(i, Adjective, column(f, 5))
	b.call(i, Demonym, column(f, 6))
	for capital := range strings.SplitSeq(column(f, 7), "|") {
		if capital == "" || strings.Contains("|"+column(f, 4)+"|", "|"+capital+"|") {
			continue
		}
		b.capital(capital, e.Name, e.Country)
		if kind == schema.Country {
			b.call(i, Metonym, capital)
		}
	}
	return nil
}

// capital finds the city of that name in the country or makes it; one whose name is taken is called "Victoria, Seychelles".
func (b *builder) capital(name, country, code string) {
	words := tokens(name)
	for _, n := range b.g.names[strings.ToLower(words[0])] {
		if e := &b.g.entries[n.Entry]; e.Kind == schema.City && e.Country == code && slices.Equal(n.words, words) {
			return
		}
	}
	title := name
	if _, taken := b.g.byID[schema.MintEntityID(name)]; taken {
		title = name + ", " + country
	}
	city := b.entry(title, schema.City)
	b.g.entries[city].Country = code
	b.call(city, Name, name)
}

// thing reads a row of things.tsv or of a user's file: title, kind, item, country, sector, names.
func (b *builder) thing(f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("%d columns, separated by tabs, where title and kind are needed", len(f))
	}
	kind, ok := schema.ParseKind(column(f, 1))
	if !ok {
		return fmt.Errorf("%q is no kind; claimgraph schema lists the kinds", column(f, 1))
	}
	i := b.entry(f[0], kind)
	e := &b.g.entries[i]
	e.Kind = kind // "European Union" is in the list of areas too
	for _, field := range []struct {
		to   *string
		from string
	}{{&e.Wikidata, column(f, 2)}, {&e.Country, column(f, 3)}} {
		if field.from != "" {
			*field.to = field.from
		}
	}
	if s := column(f, 4); s != "" {
		e.Sector = schema.Sector(s)
	}
	b.call(i, Name, e.Name)
	b.call(i, Name, column(f, 5))
	return nil
}

var uses = map[string]Use{"name": Name, "adjective": Adjective, "demonym": Demonym, "metonym": Metonym, "bare": Bare}

// name reads a row of names.tsv: title, use, names.
func (b *builder) name(f []string) error {
	use, ok := uses[column(f, 1)]
	if !ok {
		return fmt.Errorf("%q is no use of a name", column(f, 1))
	}
	b.call(b.entry(f[0], schema.Country), use, column(f, 2))
	return nil
}

// leader reads a row of leaders.tsv: title, country, office, from, to, names.
func (b *builder) leader(f []string) error {
	if len(f) < 6 {
		return fmt.Errorf("%d columns where a leader has 6", len(f))
	}
	country := b.entry(f[1], schema.Country)
	i := b.person(f[5])
	if i < 0 {
		i = b.entry(f[0], schema.Person)
	}
	office := Office{Country: country, Of: State, From: f[3], To: f[4]}
	if f[2] == "government" {
		office.Of = Government
	}
	b.g.entries[i].Offices = append(b.g.entries[i].Offices, office)
	if b.g.entries[i].Country == "" {
		b.g.entries[i].Country = b.g.entries[country].Country
	}
	b.g.holders[country] = append(b.g.holders[country], holder{i, office})
	b.call(i, Name, f[5])
	return nil
}

// person finds the person who bears one of the names, or -1.
func (b *builder) person(names string) int {
	for n := range strings.SplitSeq(names, "|") {
		words := tokens(n)
		if len(words) < 2 {
			continue
		}
		for _, known := range b.g.names[strings.ToLower(words[0])] {
			if b.g.entries[known.Entry].Kind == schema.Person && slices.Equal(known.words, words) {
				return known.Entry
			}
		}
	}
	return -1
}
