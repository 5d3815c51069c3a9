package linear

import "charm.land/bubbles/v2/key"

// Commands is the names under which bindings are typed where nothing is written.
func Commands(keys []key.Binding) (names []string) {
	for _, c := range actions(keys, nil) {
		names = append(names, c.name)
	}
	return names
}

// NoKey is why a binding that only names what something else answers to is none.
const NoKey = "no key is bound to it"

// Left says why a binding is no command, and nothing where it is one.
func Left(b key.Binding) string {
	switch {
	case len(Commands([]key.Binding{b})) > 0:
		return ""
	case moves(b):
		return "all is read out, and a number chooses"
	case digits(b):
		return "a number is typed as it is"
	}
	return NoKey
}
