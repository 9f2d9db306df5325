package wecom

import (
	"crypto/cipher"
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
)

// vector is one entry of testdata/vectors.json: the official samples and cases of our own, each checked with
// OpenSSL.
type vector struct {
	Name, Kind, Token, EncodingAESKey, ReceiveID, Timestamp, Nonce, MsgSignature, Encrypt, Random, Plaintext string
}

func vectors(t testing.TB) []vector {
	t.Helper()
	raw, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 7 {
		t.Fatalf("%d vectors instead of 7", len(all))
	}
	return all
}

func codecFor(t testing.TB, v vector, ids ...string) *Codec {
	t.Helper()
	if ids == nil {
		ids = []string{v.ReceiveID}
	}
	c, err := NewCodec(v.Token, v.EncodingAESKey, ids...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryVectorIsSignedOpenedAndSealedAgain(t *testing.T) {
	for _, v := range vectors(t) {
		t.Run(v.Name+" "+v.Kind, func(t *testing.T) {
			c := codecFor(t, v)
			if got := c.Signature(v.Timestamp, v.Nonce, v.Encrypt); got != v.MsgSignature {
				t.Errorf("signature %s, want %s", got, v.MsgSignature)
			}
			if !c.Verify(v.MsgSignature, v.Timestamp, v.Nonce, v.Encrypt) {
				t.Error("the right signature is refused")
			}
			plain, id, err := c.Decrypt(v.Encrypt)
			if err != nil || string(plain) != v.Plaintext || id != v.ReceiveID {
				t.Errorf("opened %q for %q, %v", plain, id, err)
			}
			c.random = strings.NewReader(v.Random)
			sealed, sign, err := c.Encrypt([]byte(v.Plaintext), v.Nonce, v.Timestamp)
			if err != nil || sealed != v.Encrypt || sign != v.MsgSignature {
				t.Errorf("sealed %s signed %s, %v", sealed, sign, err)
			}
		})
	}
}

func TestAnyFlippedCharacterOfTheSignatureIsNoticed(t *testing.T) {
	v := vectors(t)[1]
	c := codecFor(t, v)
	for i := range v.MsgSignature {
		flipped := []byte(v.MsgSignature)
		flipped[i] ^= 1
		if c.Verify(string(flipped), v.Timestamp, v.Nonce, v.Encrypt) {
			t.Errorf("character %d may be changed", i)
		}
	}
	for _, other := range []string{"", strings.ToUpper(v.MsgSignature), v.MsgSignature + "0"} {
		if c.Verify(other, v.Timestamp, v.Nonce, v.Encrypt) {
			t.Errorf("%q passes", other)
		}
	}
}

func TestSeveralReceiveIDsAreAcceptedAndNoOther(t *testing.T) {
	v := vectors(t)[1]
	if _, id, err := codecFor(t, v, "corp-a", v.ReceiveID).Decrypt(v.Encrypt); err != nil || id != v.ReceiveID {
		t.Errorf("second id: %q, %v", id, err)
	}
	for _, ids := range [][]string{{"corp-a"}, {""}, {"corp-a", "corp-b"}} {
		plain, id, err := codecFor(t, v, ids...).Decrypt(v.Encrypt)
		if !errors.Is(err, ErrReceiveID) || plain != nil || id != v.ReceiveID {
			t.Errorf("%v: %q %q %v", ids, plain, id, err)
		}
	}
}

// sealRaw encrypts bytes as they are, so that a test can break what is inside.
func sealRaw(c *Codec, padded []byte) string {
	out := make([]byte, len(padded))
	cipher.NewCBCEncrypter(c.block, c.iv).CryptBlocks(out, padded)
	return base64.StdEncoding.EncodeToString(out)
}

func TestADamagedEnvelopeIsRefused(t *testing.T) {
	v := vectors(t)[0]
	c := codecFor(t, v)
	padded := func(change func(b []byte)) string {
		b, err := pack([]byte("0123456789abcdef"), []byte(strings.Repeat("x", 50)), v.ReceiveID)
		if err != nil {
			t.Fatal(err)
		}
		change(b)
		return sealRaw(c, b)
	}
	if _, _, err := c.Decrypt(padded(func([]byte) {})); err != nil {
		t.Fatalf("the undamaged one is refused: %v", err)
	}
	cases := map[string]string{
		"empty":                          "",
		"plus became space":              strings.ReplaceAll(v.Encrypt, "+", " "),
		"not base64":                     "!!!!",
		"cut within a block":             v.Encrypt[:20],
		"cut after a block":              base64.StdEncoding.EncodeToString(make([]byte, 32)),
		"one block only":                 base64.StdEncoding.EncodeToString(make([]byte, 16)),
		"pad byte zero":                  padded(func(b []byte) { b[len(b)-1] = 0 }),
		"pad byte 33":                    padded(func(b []byte) { b[len(b)-1] = 33 }),
		"uneven padding":                 padded(func(b []byte) { b[len(b)-2]++ }),
		"length beyond the buffer":       padded(func(b []byte) { b[19] = 200 }),
		"length that would overflow int": padded(func(b []byte) { copy(b[16:20], "\xff\xff\xff\xff") }),
	}
	if cases["plus became space"] == v.Encrypt {
		t.Fatal("the sample has no plus")
	}
	for name, encrypt := range cases {
		t.Run(name, func(t *testing.T) {
			if plain, _, err := c.Decrypt(encrypt); !errors.Is(err, ErrEnvelope) || plain != nil {
				t.Errorf("%q, %v", plain, err)
			}
		})
	}
}

func TestATruncatedCiphertextIsRefused(t *testing.T) {
	v := vectors(t)[1]
	c := codecFor(t, v)
	sealed, err := base64.StdEncoding.DecodeString(v.Encrypt)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(sealed) {
		if _, _, err := c.Decrypt(base64.StdEncoding.EncodeToString(sealed[:n])); err == nil {
			t.Errorf("%d of %d bytes are enough", n, len(sealed))
		}
	}
}

func TestUnusableSettingsAreNamedWithoutBeingQuoted(t *testing.T) {
	v := vectors(t)[0]
	cases := map[string]struct {
		token, key string
		ids        []string
	}{
		"no token":            {"", v.EncodingAESKey, []string{"c"}},
		"key too short":       {v.Token, v.EncodingAESKey[:42], []string{"c"}},
		"key too long":        {v.Token, v.EncodingAESKey + "A", []string{"c"}},
		"key with odd letter": {v.Token, "*" + v.EncodingAESKey[1:], []string{"c"}},
		"no receive id":       {v.Token, v.EncodingAESKey, nil},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := NewCodec(tc.token, tc.key, tc.ids...)
			if !errors.Is(err, ErrSettings) {
				t.Fatalf("%v", err)
			}
			if strings.Contains(err.Error(), v.EncodingAESKey[1:20]) {
				t.Errorf("the key shows: %v", err)
			}
		})
	}
}
