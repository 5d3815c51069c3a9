package pair

// join makes a connection a terminal that is told, and hears it, until one of
// the two ends.
func (h *Host) join(l *link) {
	t := &terminal{link: l, newest: make(chan []byte, 1), gone: make(chan struct{})}
	if !h.add(t) {
		_ = l.write(hello{Protocol: protocol, Refuses: "full"}.line(), greeting)
		return
	}
	defer h.count() // when it has left
	defer h.leave(t)
	if l.write(hello{Protocol: protocol}.line(), greeting) != nil {
		return
	}
	h.count()
	h.first(t)
	telling := make(chan struct{})
	go func() {
		defer close(telling)
		h.tell(t)
	}()
	h.hear(t)
	close(t.gone)
	l.conn.Close()
	<-telling
}

// add puts a terminal among those that are told, unless there are enough.
func (h *Host) add(t *terminal) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.joined) >= Most {
		return false
	}
	h.joined[t] = true
	return true
}

func (h *Host) leave(t *terminal) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.joined, t)
}

// count says how many are joined when that is news. Those who join and leave at
// one moment are counted in one.
func (h *Host) count() {
	h.calls.Lock()
	defer h.calls.Unlock()
	h.mu.Lock()
	n, news := len(h.joined), len(h.joined) != h.said && !h.closed
	h.mu.Unlock()
	if news && h.o.Joined != nil {
		h.said = n
		h.o.Joined(n)
	}
}

// first gives a new terminal the document to begin with, unless a newer one was
// told since it is among those that are.
func (h *Host) first(t *terminal) {
	var line []byte
	if h.o.First != nil {
		h.calls.Lock()
		doc := h.o.First()
		h.calls.Unlock()
		line, _ = encode(doc) // what is none is left out
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.o.First == nil {
		line = h.newest
	}
	if line == nil {
		return
	}
	select {
	case t.newest <- line:
	default:
	}
}

// tell writes to a terminal whatever is the newest when it reads, until it has
// gone or is given up. When the host closes it writes that too.
func (h *Host) tell(t *terminal) {
	for {
		select {
		case line := <-t.newest:
			if t.write(line, stuck) != nil {
				t.conn.Close()
				return
			}
		case <-h.done:
			h.farewell(t)
			return
		case <-t.gone:
			return
		}
	}
}

// farewell writes what was not told yet, and the end.
func (h *Host) farewell(t *terminal) {
	var last []byte
	select {
	case last = <-t.newest:
	default:
	}
	if t.write(append(last[:len(last):len(last)], endedLine...), parting) != nil {
		t.conn.Close()
		return
	}
	t.endWriting()
}

// hear hands on what a terminal says until it ends. What it says to a host that
// is closing is read, so that the end can reach it, and not handed on.
func (h *Host) hear(t *terminal) {
	t.allowRead(0)
	for {
		msg, err := t.read()
		if err != nil {
			return
		}
		h.handle(func() {
			if h.o.Hear != nil {
				h.o.Hear(msg)
			}
		})
	}
}

// handle calls a function of the options, while no other is called and the host
// is not closing.
func (h *Host) handle(call func()) {
	h.calls.Lock()
	defer h.calls.Unlock()
	select {
	case <-h.done:
	default:
		call()
	}
}

// answer answers one question.
func (h *Host) answer(l *link) {
	if h.o.Answer == nil {
		_ = l.write(hello{Protocol: protocol, Refuses: "ask"}.line(), greeting)
		return
	}
	if l.write(hello{Protocol: protocol}.line(), greeting) != nil {
		return
	}
	question, err := l.read()
	if err != nil {
		return
	}
	var answer []byte
	h.handle(func() { answer = h.o.Answer(question) })
	if line, err := encode(answer); err == nil {
		_ = l.write(line, greeting)
	}
}
