package record

// CPD is one piece of continuing professional development, as Social Work England
// has it recorded.
type CPD struct{ Learning }

func (CPD) name() string { return "cpd" }

func (CPD) fields() []string {
	return []string{"type", "description", "relevance", "date", "learning", "impact", "peer", "reading"}
}

// Fields are the names of what the person can fill in.
func (CPD) Fields() []string {
	return []string{"type", "description", "relevance", "date", "learning", "impact", "peer"}
}

func (c CPD) field(name string) content {
	switch name {
	case "type":
		return c.activity(name)
	case "description":
		return c.described(name)
	case "relevance":
		return owned{words: c.Own[name]}
	case "date":
		return c.dated(name)
	case "learning":
		return c.learnt(name)
	case "impact":
		return c.became(name)
	case "peer":
		return c.discussed(name)
	case "reading":
		return c.read()
	}
	return nil
}
