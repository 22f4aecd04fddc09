// Package clause finds who did what to whom, in the sentence's own words.
package clause
