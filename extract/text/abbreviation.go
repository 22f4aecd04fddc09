package text

import "strings"

// before are abbreviations that stand before what they belong to, so that no sentence ends after them: "Gen. Haftar".
var before = set(`mr mrs ms messrs dr prof gen col lt maj capt cpl sgt cmdr adm brig gov sen rep reps sens pres rev hon
	st ft mt no nos vol pp art fig sec ch jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
	sat sun vs ca cf approx e.g i.e eg ie viz amb atty supt insp det msgr fr bros ph mme mlle op ed eds trans para attn`)

// within are abbreviations that may also end a sentence: "Apple Inc." They keep their full stop.
var within = set(`inc ltd co corp plc llc jr sr etc al u.s u.k u.n u.s.a u.a.e e.u d.c a.m p.m b.c a.d ave blvd rd bldg dept
	univ assn est ext min max hr hrs yr yrs lb lbs oz tel mob dist govt intl bn mn km sq esq ph.d m.d b.a m.a b.sc m.sc p.s
	ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn
	tenn tex va vt wash wis wyo que ont`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviates reports whether the word, given without its last full stop, keeps it: an entry of the lists, an initial
// ("J"), or letters with full stops between them ("U.S").
func abbreviates(word string) bool {
	low := strings.ToLower(word)
	return before[low] || within[low] || isInitial(word) || isLetters(word)
}

// isInitial reports whether the word is one capital letter. "I" ends more sentences than it abbreviates names.
func isInitial(word string) bool {
	return len(word) == 1 && 'A' <= word[0] && word[0] <= 'Z' && word != "I"
}

// isLetters reports whether the word is single letters with full stops between them: "U.S", "p.m", "Ph.D" too.
func isLetters(word string) bool {
	if len(word) < 3 {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if part == "" || len(part) > 2 || !isASCIILetter(part[0]) || !isASCIILetter(part[len(part)-1]) {
			return false
		}
	}
	return strings.Contains(word, ".")
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// starters are words that begin sentences so often that a full stop after "U.S." or "Inc." before them ends one.
var starters = set(`the a an in on at it its he she they we i you his her their our this that these those but and however
	there when while after before as for if since although though by from with under during despite meanwhile some many
	most several what who why how where not no yes both all one another other according so then also among between`)

// keepHyphen are first parts that UD English does not split off: "anti-government", but "Iran | - | Iraq".
var keepHyphen = set(`anti co counter cross e ex extra inter intra macro mega micro mid mini mono multi neo non over pan
	para poly post pre pro proto pseudo quasi re semi sub super supra trans tri ultra un under uni vice`)
