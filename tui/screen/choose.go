package screen

// Choose says that a setting has another value from now on. The app does what can be
// done at once, and has it written.
type Choose struct{ Name, Value string }

// Kept says that a choice is in the settings file, or why it is not.
type Kept struct {
	Choose
	Err error
}
