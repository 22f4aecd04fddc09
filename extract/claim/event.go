package claim

import (
	"claimgraph/extract/clause"
	"claimgraph/schema"
)

// cooperative are the event types of acts that serve another.
var cooperative = map[schema.PLOVER]bool{schema.Agree: true, schema.Consult: true, schema.Support: true,
	schema.Cooperate: true, schema.Aid: true, schema.Concede: true, schema.Retreat: true}

// event is the type of an act as it is put forward. PLOVER counts what somebody will do as AGREE where it serves another
// and as THREATEN where it does harm, what somebody asks for as REQUEST, and what somebody refuses as REJECT.
func event(act schema.PLOVER, c *clause.Clause) schema.PLOVER {
	if act == schema.NoEvent {
		return act
	}
	serves := cooperative[act]
	switch {
	case c.Modality == schema.Requested:
		return schema.Request
	case c.Polarity == schema.Denied && serves:
		return schema.Reject
	case c.Modality == schema.Intended && serves:
		return schema.Agree
	case c.Modality == schema.Intended && (act == schema.Assault || act == schema.Sanction || act == schema.Coerce):
		return schema.Threaten
	}
	return act
}
