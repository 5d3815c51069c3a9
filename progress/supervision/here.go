package supervision

import (
	"prebirth/progress"
	"prebirth/progress/handover"
)

// here is what is marked for supervision in this store, as shown to whoever sits
// beside: what was discussed before, and the words as they are now. What is private
// by now is not in it, whatever it was before.
func (d *Desk) here(before []progress.Shown) ([]progress.Shown, error) {
	discussed := map[string][]progress.Shown{}
	for _, v := range before {
		discussed[v.Reflection] = append(discussed[v.Reflection], v)
	}
	var all []progress.Shown
	err := d.Store.Each(progress.Filter{Sharing: progress.ForSupervision}, func(r progress.Reflection) error {
		now, err := d.live(r)
		if err != nil {
			return err
		}
		known := false
		for _, v := range discussed[r.ID] {
			known = known || v.Digest == now.Digest
		}
		all = append(all, discussed[r.ID]...)
		if !known {
			all = append(all, now)
		}
		return nil
	})
	return all, err
}

// live is a reflection of this store as it is now.
func (d *Desk) live(r progress.Reflection) (progress.Shown, error) {
	starred, err := d.Starred(r.ID)
	return progress.Shown{
		Person: progress.Myself, Reflection: r.ID, Digest: handover.TextSHA256(r.Text), Revision: r.Revision,
		Prompt: r.Prompt, Asked: r.Asked, Published: r.Published, Text: r.Text, Stars: encodeStars(standing(starred, r.Text)),
		Written: r.Updated, At: r.Updated,
	}, err
}

// Beside names the person who sits at this machine as the supervisor.
func (d *Desk) Beside(name, role string) (progress.Person, error) {
	p := progress.Person{ID: progress.Myself, Name: name, Role: role, Trust: progress.Verified, Since: d.Now()}
	if have, err := d.Store.Person(progress.Myself); err == nil {
		p.Since = have.Since
	}
	return p, d.Store.SavePerson(p)
}

// fix keeps the versions that were discussed at this machine.
func (d *Desk) fix(b *Between, m progress.Meeting) error {
	var discussed []progress.Shown
	for _, p := range b.Pieces {
		if len(p.Versions) > 0 && p.Versions[0].Handover == "" {
			v := p.Versions[0]
			v.At, v.Handover = m.Held, m.ID
			discussed = append(discussed, v)
		}
	}
	return d.Store.SaveShown(discussed)
}
