// An independent verifier of an OpenPAROS log: Go's own note and tlog packages, nothing of ours.
//
//	verify_log POLICY LOG-FOLDER [PROOF-FILE [OLDER-CHECKPOINT]]
//
// Prints PASS, or FAIL with the reason and exit status 1.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// tiles reads the tiles of a log from its folder.
type tiles struct{ folder string }

func (r tiles) Height() int                           { return 8 }
func (r tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (r tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, t := range wanted {
		name := strings.Replace(t.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(r.folder, name))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

// cosigner checks an Ed25519 cosignature/v1, which the note package does not know.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	return ed25519.Verify(c.key, append([]byte(head), text...), signature[8:])
}

func must(err error) {
	if err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
}

// readPolicy returns verifiers for the Ed25519 keys of a tlog-policy; ML-DSA-44 keys are passed over.
func readPolicy(path string) (all []note.Verifier) {
	data, err := os.ReadFile(path)
	must(err)
	for _, line := range strings.Split(string(data), "\n") {
		words := strings.Fields(line)
		var text string
		switch {
		case len(words) >= 2 && words[0] == "log":
			text = words[1]
		case len(words) >= 3 && words[0] == "witness":
			text = words[2]
		default:
			continue
		}
		parts := strings.SplitN(text, "+", 3)
		key, err := base64.StdEncoding.DecodeString(parts[2])
		must(err)
		switch key[0] {
		case 1:
			verifier, err := note.NewVerifier(text)
			must(err)
			all = append(all, verifier)
		case 4:
			id := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
			all = append(all, cosigner{parts[0], binary.BigEndian.Uint32(id[:4]), key[1:]})
		}
	}
	return all
}

func readCheckpoint(path string, verifiers []note.Verifier) (tlog.Tree, int) {
	data, err := os.ReadFile(path)
	must(err)
	return parseCheckpoint(data, verifiers)
}

func parseCheckpoint(data []byte, verifiers []note.Verifier) (tlog.Tree, int) {
	opened, err := note.Open(data, note.VerifierList(verifiers...))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}, len(opened.Sigs)
}

// checkEntries hashes every entry of every bundle and proves each of them in the signed tree.
func checkEntries(folder string, tree tlog.Tree) {
	hashes := tlog.TileHashReader(tree, tiles{folder})
	for first := int64(0); first < tree.N; first += 256 {
		name := strings.Replace(tlog.Tile{H: 8, L: 0, N: first / 256, W: width(tree.N - first)}.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle, err := os.ReadFile(filepath.Join(folder, name))
		must(err)
		var places []int64
		for i := first; i < tree.N && i < first+256; i++ {
			places = append(places, tlog.StoredHashIndex(0, i))
		}
		stored, err := hashes.ReadHashes(places)
		must(err)
		for i := first; i < first+int64(len(places)); i++ {
			length := int(binary.BigEndian.Uint16(bundle))
			leaf := tlog.RecordHash(bundle[2 : 2+length])
			bundle = bundle[2+length:]
			if stored[i-first] != leaf {
				must(fmt.Errorf("entry %d is not the one in the tree", i))
			}
			if i%997 == 0 || i == tree.N-1 {
				proof, err := tlog.ProveRecord(tree.N, i, hashes)
				must(err)
				must(tlog.CheckRecord(proof, tree.N, tree.Hash, i, leaf))
			}
		}
		if len(bundle) != 0 {
			must(fmt.Errorf("%s holds more than its entries", name))
		}
	}
}

func width(left int64) int {
	if left > 256 {
		return 256
	}
	return int(left)
}

// checkProof checks a .tlog-proof, reading its entry from the bundle in the log.
func checkProof(path, folder string, verifiers []note.Verifier) {
	data, err := os.ReadFile(path)
	must(err)
	head, checkpoint, found := bytes.Cut(data, []byte("\n\n"))
	if !found {
		must(fmt.Errorf("%s is no proof", path))
	}
	tree, _ := parseCheckpoint(checkpoint, verifiers)
	lines := strings.Split(string(head), "\n")
	if strings.HasPrefix(lines[1], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		must(err)
		proof = append(proof, hash)
	}
	stored, err := tlog.TileHashReader(tree, tiles{folder}).ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
	must(err)
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, stored[0]))
	fmt.Println("proof of entry", index, "holds")
}

func main() {
	if len(os.Args) < 3 {
		must(fmt.Errorf("usage: verify_log POLICY LOG-FOLDER [PROOF-FILE [OLDER-CHECKPOINT]]"))
	}
	verifiers, folder := readPolicy(os.Args[1]), os.Args[2]
	tree, signatures := readCheckpoint(filepath.Join(folder, "checkpoint"), verifiers)
	checkEntries(folder, tree)
	fmt.Println("signatures", signatures, "entries", tree.N)
	if len(os.Args) > 3 {
		checkProof(os.Args[3], folder, verifiers)
	}
	if len(os.Args) > 4 {
		older, _ := readCheckpoint(os.Args[4], verifiers)
		proof, err := tlog.ProveTree(tree.N, older.N, tlog.TileHashReader(tree, tiles{folder}))
		must(err)
		must(tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash))
		fmt.Println("grew from", older.N)
	}
	fmt.Println("PASS")
}
