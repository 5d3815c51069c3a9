package present

import "prebirth/progress/session"

// Next is the command to which a press of the key for the next leads: it brings a
// blank screen back, leaves a question, goes to the next point, the next screen, the
// next part. It never reveals what the room said: that has keys of its own. false:
// it is at the end.
func (m *Model) Next(s *session.Session) (session.Command, bool) {
	if c, ok := back(s); ok {
		return c, true
	}
	at := s.Place
	for _, stop := range m.stops(s, at.Part) {
		if after(stop, at) {
			stop.Part = at.Part
			return session.Command{Do: session.Go, At: stop}, true
		}
	}
	return session.Command{Do: session.Go, At: session.Place{Part: at.Part + 1}}, at.Part+1 < len(s.Parts)
}

// Previous is the way back: to the screen or the point before, or to the end of the
// part before.
func (m *Model) Previous(s *session.Session) (session.Command, bool) {
	if c, ok := back(s); ok {
		return c, true
	}
	at := s.Place
	stops := m.stops(s, at.Part)
	for i := len(stops) - 1; i >= 0; i-- {
		if after(at, stops[i]) {
			stops[i].Part = at.Part
			return session.Command{Do: session.Go, At: stops[i]}, true
		}
	}
	if at.Part == 0 {
		return session.Command{}, false
	}
	stops = m.stops(s, at.Part-1)
	to := stops[len(stops)-1]
	to.Part = at.Part - 1
	return session.Command{Do: session.Go, At: to}, true
}

// back is the command that brings the part back, where something else is on the screen.
func back(s *session.Session) (session.Command, bool) {
	switch {
	case s.Dark:
		return session.Command{Do: session.Blank}, true
	case s.Asking != "":
		return session.Command{Do: session.Leave}, true
	}
	return session.Command{}, false
}

// To is the command that goes to a part by its number.
func (m *Model) To(s *session.Session, number int) (session.Command, bool) {
	for i, p := range s.Parts {
		if p.Number == number {
			return session.Command{Do: session.Go, At: session.Place{Part: i}}, true
		}
	}
	return session.Command{}, false
}

func (m *Model) stops(s *session.Session, part int) []session.Place {
	return m.page(m.part(s.Parts[part].ID)).stops(s.ByPoints)
}

func (m *Model) countOf(n int) string { return m.theme.Count(n, "%d hand", "%d hands") }
