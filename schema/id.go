package schema

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// EntityID is an entity's local name. A thing with an English Wikipedia article bears its title with
// underscores ("Senkaku_Islands"), as DBpedia does; another one has a name minted from its fullest mention. A thing
// that is known by a description only ("the rebels") is local to its document: "DOCUMENT/the_rebels".
type EntityID string

// DocumentID is a document's local name, derived from its identifier in the input.
type DocumentID string

// StatementID is a statement's local name, derived from everything that makes the statement what it is.
type StatementID string

// AttributionID is an attribution's local name, derived from its document, speaker and content.
type AttributionID string

// MintEntityID makes a local name of a name as it stands in a text: runs of white space become one underscore and
// characters that no IRI may hold are percent-encoded.
func MintEntityID(name string) EntityID {
	return EntityID(escapeLocal(strings.Join(strings.Fields(name), "_")))
}

// MintLocalEntityID names a thing that is known by a description only, within its document.
func MintLocalEntityID(doc DocumentID, description string) EntityID {
	return EntityID(string(doc) + "/" + string(MintEntityID(description)))
}

// MintDocumentID makes a local name of a document's identifier, path or URL.
func MintDocumentID(id string) DocumentID {
	return DocumentID(escapeLocal(strings.Join(strings.Fields(id), "_")))
}

// hashID joins the parts with a separator that none of them contains and returns 80 bits of their SHA-256 in
// lower-case base 32: 16 characters, enough for 10^11 statements at a collision chance under one in a hundred.
func hashID(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:", len(p))
		h.Write([]byte(p))
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)[:10]))
}

// escapeLocal percent-encodes what RFC 3987 allows in no IRI segment, and what would end the segment.
func escapeLocal(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r <= ' ' || strings.ContainsRune("<>\"{}|\\^`%#?[]", r) ||
			unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) {
			for _, c := range []byte(s[i : i+n]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}
