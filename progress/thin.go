package progress

// How many of the newest revisions of a reflection stay, and the milliseconds of
// which one of the older ones stays.
const (
	newestKept = 50
	keptOne    = 5 * 60 * 1000
)

// thin takes revisions of a reflection away, of which newest is the last. Only
// the index is read: its rows are the order and the times.
func (s *Store) thin(reflection string, newest int64) error {
	if newest <= newestKept {
		return nil
	}
	return s.exec(`WITH older AS (
			SELECT seq, at FROM revisions WHERE reflection = ?1 AND seq < (
				SELECT seq FROM revisions WHERE reflection = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2)
		)
		DELETE FROM revisions WHERE reflection = ?1 AND seq IN (SELECT seq FROM older)
			AND seq NOT IN (SELECT max(seq) FROM older GROUP BY at / ?3)`,
		reflection, newestKept-1, keptOne)
}
