package schema

// Polarity tells whether a statement is affirmed or denied.
type Polarity uint8

// The polarities.
const (
	Affirmed Polarity = iota
	Denied
)

func (p Polarity) String() string {
	if p == Denied {
		return "denied"
	}
	return "affirmed"
}

// Modality tells in which mode a statement is put forward.
type Modality uint8

// The modalities. Asserted is the zero value.
const (
	Asserted     Modality = iota // Japan controls the islands
	Intended                     // will, plans to, vowed to
	Possible                     // may, could, reportedly
	Conditional                  // if, unless
	Requested                    // urged, demanded, called on
	Hypothetical                 // would, as if, hoped
)

var modalityNames = [...]string{"asserted", "intended", "possible", "conditional", "requested", "hypothetical"}

func (m Modality) String() string { return modalityNames[m] }

// ParseModality is the inverse of Modality.String.
func ParseModality(s string) (Modality, bool) {
	for i, name := range modalityNames {
		if name == s {
			return Modality(i), true
		}
	}
	return 0, false
}
