package gazetteer

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"claimgraph/schema"
)

// maxLine is the longest line that a file may have, in bytes; items of a Wikidata dump are long.
const maxLine = 32 << 20

// Extend returns a gazetteer that also knows the names of a user's file. The first line that is no comment ("#") tells the
// format:
//
//   - TSV, with TITLE and KIND required:
//     TITLE <tab> KIND <tab> WIKIDATA <tab> ISO3 <tab> SECTOR <tab> NAME|NAME|...
//   - JSON Lines of the same: {"title", "kind", "wikidata", "country", "sector", "names": []}
//   - FollowTheMoney entities, as OpenSanctions publishes them: {"schema", "properties": {"name": [], "alias": [], ...}}
//   - a Wikidata JSON dump, whole or a part, one item a line
//   - a PETRARCH actor dictionary: NAME_ [CODE], synonyms with "+"
//
// A title that is known gets the names in addition.
func (g *Gazetteer) Extend(r io.Reader, file string) (*Gazetteer, error) {
	b := newBuilder()
	b.g = g.clone()
	b.items()
	b.g.index()
	if err := b.extend(r, file); err != nil {
		return nil, err
	}
	b.g.index()
	return b.g, nil
}

func (b *builder) extend(r io.Reader, file string) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), maxLine)
	var add func(string) error
	n := 1
	for ; lines.Scan(); n++ {
		line := strings.TrimRight(strings.TrimPrefix(lines.Text(), "\ufeff"), " \r\n")
		if trimmed := strings.TrimSpace(line); trimmed == "" || trimmed[0] == '#' || trimmed == "[" || trimmed == "]" {
			continue
		}
		if add == nil {
			add = b.format(line)
		}
		if err := add(line); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", file, n, err)
	}
	return nil
}

// format tells by a file's first line how to read its lines.
func (b *builder) format(line string) func(string) error {
	switch {
	case line[0] == '{':
		return b.object
	case strings.Contains(line, "\t"):
		return func(line string) error { return b.thing(strings.Split(line, "\t")) }
	case strings.Contains(line, "_") || strings.Contains(line, "["):
		p := &petrarch{builder: b, entry: -1}
		return p.line
	}
	return func(string) error {
		return fmt.Errorf("neither TSV (TITLE <tab> KIND <tab> ...), JSON Lines nor a PETRARCH dictionary")
	}
}

// object reads a line of JSON: an entry, a FollowTheMoney entity or a Wikidata item.
func (b *builder) object(line string) error {
	var o struct {
		Title, Kind, Wikidata, Country, Sector string
		Names                                  []string
		Schema                                 string
		Properties                             map[string][]any
		ID                                     string `json:"id"`
		Labels                                 map[string]struct{ Value string }
		Aliases                                map[string][]struct{ Value string }
		Sitelinks                              map[string]struct{ Title string }
		Claims                                 map[string][]wikidataClaim
	}
	if err := json.Unmarshal([]byte(strings.TrimSuffix(line, ",")), &o); err != nil {
		return fmt.Errorf("no JSON object: %w", err)
	}
	switch {
	case o.Schema != "":
		return b.followTheMoney(o.Schema, o.Properties)
	case o.Labels != nil:
		names := []string{o.Labels["en"].Value}
		for _, a := range o.Aliases["en"] {
			names = append(names, a.Value)
		}
		return b.wikidata(o.ID, o.Sitelinks["enwiki"].Title, names, o.Claims)
	case o.Title == "" || o.Kind == "":
		return fmt.Errorf(`"title" and "kind" are needed, or a FollowTheMoney entity or a Wikidata item`)
	}
	return b.thing([]string{o.Title, o.Kind, o.Wikidata, o.Country, o.Sector, strings.Join(o.Names, "|")})
}

// ftmKinds maps the schemata of FollowTheMoney (https://followthemoney.tech/explorer/) whose entities are named in news.
var ftmKinds = map[string]schema.Kind{"Person": schema.Person, "Organization": schema.Organization,
	"PublicBody": schema.GovernmentBody, "Company": schema.Company, "LegalEntity": schema.Organization,
	"Vessel": schema.MilitaryPlatform, "Airplane": schema.MilitaryPlatform}

func (b *builder) followTheMoney(name string, properties map[string][]any) error {
	kind, ok := ftmKinds[name]
	if !ok {
		return nil // addresses, sanctions, identifications and other records name nobody
	}
	texts := func(property string) []string {
		var list []string
		for _, v := range properties[property] {
			if s, ok := v.(string); ok {
				list = append(list, s)
			}
		}
		return list
	}
	names := latin(append(texts("name"), texts("alias")...))
	if len(names) == 0 {
		return nil
	}
	country := ""
	for _, c := range append(texts("country"), texts("nationality")...) {
		if region, err := language.ParseRegion(c); err == nil {
			country = region.ISO3()
			break
		}
	}
	item := ""
	if q := texts("wikidataId"); len(q) > 0 {
		item = q[0]
	}
	return b.thing([]string{names[0], kind.String(), item, country, "", strings.Join(names, "|")})
}

// latin keeps the names in Latin letters, without the sign that separates names.
func latin(names []string) []string {
	var list []string
	for _, n := range names {
		ok := n != ""
		for _, r := range n {
			ok = ok && (!unicode.IsLetter(r) || unicode.Is(unicode.Latin, r))
		}
		if ok {
			list = append(list, strings.ReplaceAll(n, "|", " "))
		}
	}
	return list
}

type wikidataClaim struct {
	Mainsnak struct {
		Datavalue struct{ Value json.RawMessage }
	}
}

// item is the item that a claim points to, "" where it points to none.
func (c wikidataClaim) item() string {
	var v struct{ ID string }
	if json.Unmarshal(c.Mainsnak.Datavalue.Value, &v) != nil {
		return ""
	}
	return v.ID
}

// wikidataKinds maps classes (P31) to kinds; other items are left out.
var wikidataKinds = map[string]schema.Kind{"Q5": schema.Person, "Q6256": schema.Country, "Q3624078": schema.Country,
	"Q515": schema.City, "Q1549591": schema.City, "Q3957": schema.City, "Q532": schema.City, "Q43229": schema.Organization,
	"Q4830453": schema.Company, "Q783794": schema.Company, "Q6881511": schema.Company, "Q7278": schema.PoliticalParty,
	"Q484652": schema.IntergovernmentalOrganization, "Q245065": schema.IntergovernmentalOrganization,
	"Q131569": schema.Treaty, "Q23442": schema.Territory, "Q33837": schema.Territory, "Q4022": schema.Waters,
	"Q165": schema.Waters, "Q23397": schema.Waters, "Q37901": schema.Waters, "Q198": schema.Event, "Q178561": schema.Event,
	"Q11032": schema.NewsOrganization, "Q192283": schema.NewsOrganization, "Q163740": schema.Organization,
	"Q8473": schema.MilitaryOrganization, "Q192350": schema.GovernmentBody, "Q327333": schema.GovernmentBody}

// wikidata adds an item with its English names. P31 is "instance of", P17 "country", P27 "country of citizenship".
func (b *builder) wikidata(item, title string, names []string, claims map[string][]wikidataClaim) error {
	kind, known := schema.Thing, false
	for _, c := range claims["P31"] {
		if kind, known = wikidataKinds[c.item()]; known {
			break
		}
	}
	if names = latin(names); !known || len(names) == 0 {
		return nil
	}
	if title == "" {
		title = names[0]
	}
	country := ""
	for _, c := range append(claims["P17"], claims["P27"]...) {
		if i, ok := b.byItem[c.item()]; ok && country == "" {
			country = b.g.entries[i].Country
		}
	}
	return b.thing([]string{title, kind.String(), item, country, "", strings.Join(names, "|")})
}

// petrarch reads the lines of a PETRARCH actor dictionary: a name with its code in brackets, there or on lines of its own with
// dates, and synonyms that begin with "+".
type petrarch struct {
	*builder
	names []string
	entry int // of the last name, once its code is known; -1 before
}

func (p *petrarch) line(line string) error {
	text, _, _ := strings.Cut(line, "#")
	text, code, coded := strings.Cut(text, "[")
	text = strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(text, "+"):
		p.names = append(p.names, actorName(text[1:]))
		if p.entry >= 0 {
			p.call(p.entry, Name, actorName(text[1:]))
		}
	case text != "":
		p.names, p.entry = []string{actorName(text)}, -1
	}
	if !coded || p.entry >= 0 || len(p.names) == 0 {
		return nil
	}
	code, _, ok := strings.Cut(code, "]")
	if !ok {
		return fmt.Errorf("the code %q has no closing bracket", "["+code)
	}
	code, _, _ = strings.Cut(strings.TrimSpace(code), " ")
	p.code(code)
	return nil
}

// petrarchKinds tells the kind of an actor by the role in its code.
var petrarchKinds = map[schema.Sector]schema.Kind{schema.Government: schema.GovernmentBody, schema.Military: schema.MilitaryOrganization,
	schema.Rebels: schema.ArmedGroup, "IGO": schema.IntergovernmentalOrganization, schema.Business: schema.Company,
	schema.Media: schema.NewsOrganization, schema.Legislators: schema.GovernmentBody, schema.Judiciary: schema.GovernmentBody,
	"ELI": schema.Person, schema.UnidentifiedForces: schema.ArmedGroup, schema.InternationalMilGrp: schema.ArmedGroup}

// code makes the entry of an actor: of a bare country's code it is the country itself.
func (p *petrarch) code(code string) {
	country, rest := "", code
	if len(code) >= 3 {
		if i, ok := p.g.states[code[:3]]; ok {
			country, rest = code[:3], code[3:]
			if rest == "" {
				p.entry = i
			}
		}
	}
	if p.entry < 0 {
		sector := schema.Sector(rest[:min(3, len(rest))])
		kind, ok := petrarchKinds[sector]
		if !ok {
			kind = schema.Organization
		}
		p.entry = p.builder.entry(p.names[0], kind)
		e := &p.g.entries[p.entry]
		if e.Country == "" {
			e.Country = country
		}
		if e.Sector == "" && sector != "ELI" {
			e.Sector = sector
		}
	}
	for _, n := range p.names {
		p.call(p.entry, Name, n)
	}
}

// actorName writes ABU_NIDAL_ORGANIZATION_ as Abu Nidal Organization.
func actorName(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "_", " "))
	for i, w := range words {
		w = strings.ToLower(w)
		switch w {
		case "of", "the", "and", "for", "in", "on", "de", "la", "al":
			if i > 0 {
				words[i] = w
				continue
			}
		}
		parts := strings.Split(w, "-")
		for n, part := range parts {
			if r := []rune(part); len(r) > 0 {
				r[0] = unicode.ToUpper(r[0])
				parts[n] = string(r)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}
