// Package webpage writes the beginning of an HTML page that runs nothing and asks nobody:
// without script, picture or font, and with a policy that forbids them all. It is
// well-formed XML as well, but for its first line.
package webpage

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
)

// Head is all before the body. The title is plain words. The policy names the style by
// its hash, so that no other can come in.
func Head(title, style string) string {
	sum := sha256.Sum256([]byte(style))
	return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" +
		base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'\"/>\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n" +
		"<title>" + html.EscapeString(title) + "</title>\n<style>" + style + "</style>\n</head>\n"
}
