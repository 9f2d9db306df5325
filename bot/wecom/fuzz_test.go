package wecom

import (
	"bytes"
	"errors"
	"testing"
)

// FuzzUnpack feeds the parser behind the cipher, where every length is the sender's word.
func FuzzUnpack(f *testing.F) {
	for _, v := range vectors(f) {
		b, err := pack([]byte(v.Random), []byte(v.Plaintext), v.ReceiveID)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte{32}, 32))
	f.Fuzz(func(t *testing.T, padded []byte) {
		plain, id, err := unpack(padded)
		if err != nil {
			if !errors.Is(err, ErrEnvelope) || plain != nil || id != "" {
				t.Fatalf("%q %q %v", plain, id, err)
			}
			return
		}
		if headBytes+len(plain)+len(id) >= len(padded) {
			t.Fatal("more came out than was in")
		}
	})
}

// FuzzDecrypt feeds the whole way and checks that what is sealed can be opened.
func FuzzDecrypt(f *testing.F) {
	all := vectors(f)
	c := codecFor(f, all[0], all[0].ReceiveID, "")
	for _, v := range all {
		f.Add(v.Encrypt, []byte(v.Plaintext))
	}
	f.Fuzz(func(t *testing.T, encrypt string, plain []byte) {
		if _, _, err := c.Decrypt(encrypt); err != nil && !errors.Is(err, ErrEnvelope) && !errors.Is(err, ErrReceiveID) {
			t.Fatalf("an error of no kind: %v", err)
		}
		sealed, _, err := c.Encrypt(plain, "n", "1")
		if err != nil {
			t.Fatal(err)
		}
		back, id, err := c.Decrypt(sealed)
		if err != nil || !bytes.Equal(back, plain) || id != all[0].ReceiveID {
			t.Fatalf("%q came back as %q for %q, %v", plain, back, id, err)
		}
	})
}

// FuzzParseInbound checks that no XML breaks the parser and that the key is stable.
func FuzzParseInbound(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add([]byte(v.Plaintext))
	}
	f.Fuzz(func(t *testing.T, plain []byte) {
		in, err := ParseInbound(plain)
		if err != nil {
			if !errors.Is(err, ErrInbound) {
				t.Fatalf("an error of no kind: %v", err)
			}
			return
		}
		again, err := ParseInbound(plain)
		if err != nil || in.Key() != again.Key() || len(in.Key()) != 64 {
			t.Fatalf("%s then %s, %v", in.Key(), again.Key(), err)
		}
	})
}
