package clean

// longest is how many bytes a style may have: every attribute at once, and
// three colours in full.
const longest = 80

// style is how many bytes the style (SGR) has that s begins with, or 0 where
// it begins with none, an unfinished one, or one that blinks or conceals.
func style[S string | []byte](s S) int {
	if len(s) < 3 || s[0] != 0x1b || s[1] != '[' {
		return 0
	}
	for i := 2; i < min(len(s), longest); i++ {
		switch c := s[i]; {
		case c == 'm':
			if !decent(s[2:i]) {
				return 0
			}
			return i + 1
		case c != ';' && c != ':' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// decent says whether the parameters of a style are ones that a style of this
// program may have. A colour takes parameters of its own along, in which 5, 6
// and 8 mean nothing special.
func decent[S string | []byte](params S) bool {
	for len(params) > 0 {
		code, colons, rest := parameter(params)
		params = rest
		switch {
		case code == 38 || code == 48 || code == 58:
			if colons {
				continue
			}
			kind, _, rest := parameter(params)
			take := map[int]int{5: 1, 2: 3}[kind]
			if take == 0 {
				return false
			}
			for range take {
				if len(rest) == 0 {
					return false
				}
				_, _, rest = parameter(rest)
			}
			params = rest
		case !attribute(code):
			return false
		}
	}
	return true
}

// attribute says whether a code is nothing, a colour, or an attribute other
// than blinking (5, 6) and concealed (8).
func attribute(code int) bool {
	return code >= 0 && code <= 4 || code == 7 || code == 9 ||
		code >= 21 && code <= 49 || code == 59 || code >= 90 && code <= 97 || code >= 100 && code <= 107
}

// parameter is the number of the first parameter, whether parameters of its
// own follow it after colons, and what comes after it. A number that no style
// has is -1.
func parameter[S string | []byte](params S) (code int, colons bool, rest S) {
	for i := 0; i < len(params); i++ {
		switch c := params[i]; {
		case c == ';':
			return code, colons, params[i+1:]
		case c == ':':
			colons = true
		case !colons && code >= 0:
			if code = code*10 + int(c-'0'); code > 255 {
				code = -1
			}
		}
	}
	return code, colons, params[len(params):]
}
