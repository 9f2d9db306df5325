package simulator

import (
	"encoding/json"
	"os"
	"testing"
)

type vector struct {
	Name, Token, EncodingAESKey, ReceiveID, Timestamp, Nonce, MsgSignature, Encrypt, Random, Plaintext string
}

func vectors(tb testing.TB) []vector {
	tb.Helper()
	raw, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		tb.Fatal(err)
	}
	var all []vector
	if err := json.Unmarshal(raw, &all); err != nil {
		tb.Fatal(err)
	}
	if len(all) != 7 {
		tb.Fatalf("%d vectors, want 7", len(all))
	}
	return all
}

func TestCodecAgreesWithTheVectors(t *testing.T) {
	for _, v := range vectors(t) {
		t.Run(v.Name, func(t *testing.T) {
			c, err := newCodec(v.Token, v.EncodingAESKey)
			if err != nil {
				t.Fatal(err)
			}
			if !c.signed(v.MsgSignature, v.Timestamp, v.Nonce, v.Encrypt) {
				t.Errorf("signature %s, want %s", c.sign(v.Timestamp, v.Nonce, v.Encrypt), v.MsgSignature)
			}
			plain, receiver, err := c.decrypt(v.Encrypt)
			if err != nil || string(plain) != v.Plaintext || receiver != v.ReceiveID {
				t.Errorf("decrypted %q for %q, %v; want %q for %q", plain, receiver, err, v.Plaintext, v.ReceiveID)
			}
			if len(v.Random) != 16 {
				t.Fatalf("random of %d bytes", len(v.Random))
			}
			enc, err := c.encrypt([16]byte([]byte(v.Random)), []byte(v.Plaintext), v.ReceiveID)
			if err != nil || enc != v.Encrypt {
				t.Errorf("encrypted %s, %v; want %s", enc, err, v.Encrypt)
			}
		})
	}
}

func TestCodecRefusesWhatIsBroken(t *testing.T) {
	v := vectors(t)[1]
	c, err := newCodec(v.Token, v.EncodingAESKey)
	if err != nil {
		t.Fatal(err)
	}
	if c.signed("f"+v.MsgSignature[1:], v.Timestamp, v.Nonce, v.Encrypt) {
		t.Error("a flipped signature passes")
	}
	for name, enc := range map[string]string{
		"nothing": "", "not base64": "井", "a cut block": v.Encrypt[:len(v.Encrypt)-8], "the last block missing": v.Encrypt[:64],
	} {
		if plain, _, err := c.decrypt(enc); err == nil {
			t.Errorf("%s: decrypted %q", name, plain)
		}
	}
	if _, err := newCodec(v.Token, v.EncodingAESKey[1:]); err == nil {
		t.Error("a key of 42 characters passes")
	}
}

func FuzzDecryptNeverPanics(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add([]byte(v.Plaintext))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) == 0 {
			return
		}
		if message, receiver, err := unwrap(raw); err == nil && 20+len(message)+len(receiver) > len(raw) {
			t.Errorf("%d bytes grew", len(raw))
		}
	})
}
