package screen

// A Setting says that a setting has another value from now on. The app does what can be
// done at once, and has it written.
type Setting struct{ Name, Value string }

// Kept says that a choice is in the settings file, or why it is not.
type Kept struct {
	Setting
	Err error
}
