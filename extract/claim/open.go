package claim

// open makes the claims that a clause words for itself; a match with the same sides gives one its core predicate.
func (m *maker) open(n int, matches []match) {}
