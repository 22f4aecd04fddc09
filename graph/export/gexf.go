package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"claimgraph/graph"
)

var gexf = Format{
	Name:        "gexf",
	Extension:   ".gexf",
	Description: "GEXF 1.3 for Gephi: as GraphML",
	Write:       writeGEXF,
}

func writeGEXF(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
	v := newView(ctx, g, f)
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString(xml.Header + `<gexf xmlns="http://gexf.net/1.3" version="1.3">` + "\n" +
		`  <graph mode="static" defaultedgetype="directed">` + "\n")
	b.WriteString("    <attributes class=\"node\">\n")
	for i, a := range nodeAttributes {
		fmt.Fprintf(b, "      <attribute id=\"n%d\" title=\"%s\" type=\"%s\"/>\n", i, a.name, a.kind)
	}
	b.WriteString("    </attributes>\n    <attributes class=\"edge\">\n")
	for i, a := range edgeAttributes {
		fmt.Fprintf(b, "      <attribute id=\"e%d\" title=\"%s\" type=\"%s\"/>\n", i, a.name, a.kind)
	}
	b.WriteString("    </attributes>\n    <nodes>\n")
	for _, e := range v.nodes() {
		fmt.Fprintf(b, "      <node id=\"%s\" label=\"%s\">\n        <attvalues>\n", escapeXML(e.ID.Short()), escapeXML(e.Name))
		for i, a := range nodeAttributes {
			writeAttvalue(b, "n", i, a.value(v, &e))
		}
		b.WriteString("        </attvalues>\n      </node>\n")
	}
	b.WriteString("    </nodes>\n    <edges>\n")
	for s := range v.edges() {
		fmt.Fprintf(b, "      <edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\" kind=\"%s\" weight=\"%s\">\n        <attvalues>\n",
			escapeXML(s.ID.Short()), escapeXML(s.Subject.Entity.Short()), escapeXML(s.Object.Entity.Short()),
			escapeXML(s.Predicate.Words()), escapeXML(s.ID.Short()), decimal(max(s.Confidence, 0.01)))
		for i, a := range edgeAttributes {
			writeAttvalue(b, "e", i, a.value(v, s))
		}
		b.WriteString("        </attvalues>\n      </edge>\n")
	}
	b.WriteString("    </edges>\n  </graph>\n</gexf>\n")
	if v.err != nil {
		return v.err
	}
	return b.Flush()
}

func writeAttvalue(b *bufio.Writer, prefix string, i int, value string) {
	if value != "" {
		fmt.Fprintf(b, "          <attvalue for=\"%s%d\" value=\"%s\"/>\n", prefix, i, escapeXML(value))
	}
}

// escapeXML also replaces characters that XML cannot hold.
func escapeXML(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a strings.Builder takes all
	}
	return b.String()
}
