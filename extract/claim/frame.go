package claim

import (
	"bufio"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"claimgraph/schema"
)

// Form is the kind of predicate that a frame reads.
type Form uint8

// The forms of frames, and the forms of clauses that they look at.
const (
	verbForm  Form = iota // a verbal clause with that verb
	nounForm              // a noun with arguments: the abduction of ... by ...
	roleForm              // somebody is, or is called, that noun: copulas, appositions, titles
	adjForm               // a copula with that adjective: responsible for
	placeForm             // a place construction with that preposition
	compForm              // a noun with that lemma and a modifier: Syrian army; any noun where no lemma is given
	possForm              // a noun with that lemma and a possessor
)

var formNames = []string{"verb", "noun", "role", "adj", "place", "comp", "poss"}

// Frame is one row: a wording that expresses a core predicate, and where its two sides stand.
type Frame struct {
	Predicate    schema.Predicate
	Form         Form
	Lemmas       [][]string // each a sequence of words that ends in the head's lemma; none means any head
	Conditions   []condition
	Left, Right  selector
	Mutual       bool // written "~": the sides are on a par, and a plural left side suffices
	PLOVER       schema.PLOVER
	Bare         bool // the act may be directed at nobody: the right side is an object, or "none" stands there
	Source       string
	Must, Reject []string // example sentences, for tests
}

// condition is a demand on an argument of the head: that it has one of the lemmas, or that it exists. A negative one
// forbids it.
type condition struct {
	sel    selector
	lemmas []string
	negate bool
}

// selector names where an argument stands, as alternatives in the order of preference.
type selector []step

// step is one alternative: a path of nouns to pass through and the role at its end, with a restriction on the kinds.
type step struct {
	path  []string
	role  string
	kinds schema.Kinds // zero: those of the predicate
}

// Frames is the table of all rows, indexed by form and last lemma. It is read-only once parsed.
type Frames struct {
	index map[Form]map[string][]*Frame
	all   []*Frame
}

// All lists the frames in the order of their files and lines.
func (f *Frames) All() []*Frame { return f.all }

// Parse reads the frame files of a folder: one file per core predicate, named after it. A row is
//
//	verb impose slap + obj:sanction,embargo : subj -> on|against
//
// the form, the lemmas (words of one lemma joined by "_"), conditions after "+" or "!", and after the colon where
// subject and object stand. A selector is a list of alternatives: a role (subj, obj, iobj, attr, poss, mod, any
// preposition, "case" for the one that a place form matched, "self" for the head, "dep" for any word that hangs on it, "heading" for the
// states that a heading such as "Iran-Kuwait:" names before the head, "none" for an act that is directed at nobody), led by a path ("obj.of": the of-argument of the object's
// noun; "^subj": the subject of the clause in which this noun is an argument), followed by "@Kind" where
// only some kinds will do. "~" in place of "->" marks sides on a par; " = TYPE" at the end is the row's PLOVER event type
// where it is not the predicate's. Lines that begin with "+ " are sentences the row
// must match, lines that begin with "- " sentences that it must not, "#" begins a comment.
func Parse(files fs.FS) (*Frames, error) {
	f := &Frames{index: map[Form]map[string][]*Frame{}}
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	for _, name := range names {
		if err := f.parseFile(files, name); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *Frames) parseFile(files fs.FS, name string) error {
	base := strings.TrimSuffix(path.Base(name), ".txt")
	predicate, ok := schema.PredicateByName(base)
	if !ok {
		return fmt.Errorf("%s: %q is no core predicate; name the file after a row of schema.Predicates", name, base)
	}
	file, err := files.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		where := fmt.Sprintf("%s:%d", name, n)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "+ "), strings.HasPrefix(line, "- "):
			if len(f.all) == 0 || f.all[len(f.all)-1].Predicate.Name != base {
				return fmt.Errorf("%s: an example before the first row", where)
			}
			last := f.all[len(f.all)-1]
			if line[0] == '+' {
				last.Must = append(last.Must, line[2:])
			} else {
				last.Reject = append(last.Reject, line[2:])
			}
		default:
			frame, err := parseRow(line)
			if err != nil {
				return fmt.Errorf("%s: %w", where, err)
			}
			frame.Predicate, frame.Source = predicate, where
			if frame.PLOVER == schema.NoEvent {
				frame.PLOVER = predicate.PLOVER
			}
			f.add(frame)
		}
	}
	return lines.Err()
}

func (f *Frames) add(frame *Frame) {
	f.all = append(f.all, frame)
	byLemma := f.index[frame.Form]
	if byLemma == nil {
		byLemma = map[string][]*Frame{}
		f.index[frame.Form] = byLemma
	}
	if len(frame.Lemmas) == 0 {
		byLemma[""] = append(byLemma[""], frame)
	}
	for _, words := range frame.Lemmas {
		last := words[len(words)-1]
		if n := len(byLemma[last]); n == 0 || byLemma[last][n-1] != frame {
			byLemma[last] = append(byLemma[last], frame)
		}
	}
}

func parseRow(line string) (*Frame, error) {
	head, sides, ok := strings.Cut(line, " : ")
	if !ok {
		return nil, fmt.Errorf("a row needs \" : \" between its wording and its sides")
	}
	words := strings.Fields(head)
	form := slices.Index(formNames, words[0])
	if form < 0 {
		return nil, fmt.Errorf("%q is no form; use one of %s", words[0], strings.Join(formNames, ", "))
	}
	frame := &Frame{Form: Form(form)}
	sign := ""
	for _, w := range words[1:] {
		switch {
		case w == "+" || w == "!":
			sign = w
		case sign == "":
			frame.Lemmas = append(frame.Lemmas, strings.Split(w, "_"))
		default:
			c, err := parseCondition(w, sign == "!")
			if err != nil {
				return nil, err
			}
			frame.Conditions = append(frame.Conditions, c)
		}
	}
	sides, frame.PLOVER = cutEvent(sides)
	sep := " -> "
	if strings.Contains(sides, " ~ ") {
		sep, frame.Mutual = " ~ ", true
	}
	left, right, ok := strings.Cut(sides, sep)
	if !ok {
		return nil, fmt.Errorf("the sides need \" -> \" or \" ~ \" between them")
	}
	var err error
	if frame.Left, err = parseSelector(strings.TrimSpace(left)); err != nil {
		return nil, err
	}
	frame.Right, err = parseSelector(strings.TrimSpace(right))
	for _, s := range frame.Right {
		frame.Bare = frame.Bare || frame.Form == verbForm && len(s.path) == 0 && (s.role == "obj" || s.role == "none")
	}
	return frame, err
}

// cutEvent takes the event type off a row's end: " = SUPPORT".
func cutEvent(sides string) (string, schema.PLOVER) {
	rest, event, _ := strings.Cut(sides, " = ")
	return rest, schema.PLOVER(strings.TrimSpace(event))
}

func parseCondition(word string, negate bool) (condition, error) {
	sel, lemmas, _ := strings.Cut(word, ":")
	s, err := parseSelector(sel)
	c := condition{sel: s, negate: negate}
	if lemmas != "" {
		c.lemmas = strings.Split(lemmas, ",")
	}
	return c, err
}

func parseSelector(text string) (selector, error) {
	var sel selector
	for _, alt := range strings.Split(text, "|") {
		where, kindNames, restricted := strings.Cut(alt, "@")
		var s step
		if rest, ok := strings.CutPrefix(where, "^"); ok {
			s.path, where = append(s.path, "^"), rest
		}
		parts := strings.Split(where, ".")
		s.path = append(s.path, parts[:len(parts)-1]...)
		s.role = strings.ReplaceAll(parts[len(parts)-1], "_", " ")
		if s.role == "" {
			return nil, fmt.Errorf("%q has an empty selector", text)
		}
		if restricted {
			for _, name := range strings.Split(kindNames, ",") {
				set, ok := kindSets[name]
				if !ok {
					k, known := schema.ParseKind(name)
					if !known {
						return nil, fmt.Errorf("%q is no kind", name)
					}
					set = schema.KindsOf(k)
				}
				s.kinds |= set
			}
		}
		sel = append(sel, s)
	}
	return sel, nil
}

var kindSets = map[string]schema.Kinds{
	"Agents": schema.Agents, "Places": schema.Places, "Organizations": schema.Organizations,
	"Agreements": schema.Agreements, "Arms": schema.Arms, "Anything": schema.Anything,
}

// find lists the frames of a form whose lemma ends at the word, longest lemma first; words gives the lower-cased
// lemmas of the head and of the words before it, nearest first.
func (f *Frames) find(form Form, words []string) []*Frame {
	var best []*Frame
	longest := 0
	for _, frame := range f.index[form][words[0]] {
		n := frame.matchLength(words)
		if n > longest {
			best, longest = best[:0:0], n
		}
		if n == longest && n > 0 {
			best = append(best, frame)
		}
	}
	return append(best, f.index[form][""]...)
}

// matchLength is the number of words of the longest of the frame's lemmas that ends the words, 0 if none does.
func (f *Frame) matchLength(words []string) int {
	longest := 0
	for _, lemma := range f.Lemmas {
		if len(lemma) > len(words) || len(lemma) <= longest {
			continue
		}
		fits := true
		for i := range lemma {
			fits = fits && lemma[len(lemma)-1-i] == words[i]
		}
		if fits {
			longest = len(lemma)
		}
	}
	return longest
}
