-- What a database of release 0.1.0 holds: two facilities, with documents in every status and everything that hangs on one.
do $$ declare f uuid; u uuid; u2 uuid; s uuid; o uuid; d uuid; p uuid; v uuid; t uuid; e uuid; n int; st text; k int;
begin
for n in 1..2 loop
  insert into facility (code,name,city,country,time_zone) values ('f'||n,'F','C','FR','Europe/Paris') returning id into f;
  perform set_config('mailroom.facility_id', f::text, false);
  insert into app_user(login,name) values ('a'||n,'A') returning id into u;
  insert into app_user(login,name) values ('b'||n,'B') returning id into u2;
  insert into membership(user_id,role) values (u,'clerk'),(u2,'administrator');
  insert into session(user_id,token_sha256,expires_at) values (u,'tok'||n,now()+interval '1 hour'),(u2,'tokb'||n,now()-interval '1 hour');
  insert into source(code,name,kind) values ('upload','U','upload') returning id into s;
  insert into tag(name,color) values ('T','red') returning id into t;
  k := 0;
  insert into patient(fhir_id,identifiers,given,family,medical_record_number,birth_date) values ('p1','[{"system":"urn:oid:1.2","value":"77","use":null,"type":null}]','{Jean}','Martin','77','1980-01-01') returning id into p;
  insert into mirrored_identifier(patient_id,system,value) values (p,'urn:oid:1.2','77');
  foreach st in array array['received','review','unreadable','integrating','integrated','rejected','integrated'] loop
    k := k+1;
    insert into received_object(source_id,sha256,size_bytes,file_name,state) values (s, lpad(k::text,64,'0'),10,'x.xml','received') returning id into o;
    insert into document(received_object_id,source_id,status,received_at,title,rejection_reason,unreadable_reason,assignee_id) values (o,s,'received',now(),'x',null,null,u) returning id into d;
    update document set status=st, rejection_reason=case when st='rejected' then 'duplicate' end, unreadable_reason=case when st='unreadable' then 'damaged' end where id=d;
    insert into attachment(document_id,role,ordinal,file_name,media_type,size_bytes,sha256) values (d,'original',0,'x','application/xml',10,lpad(k::text,64,'0')),(d,'body',1,'y','application/pdf',10,lpad('b'||k,64,'0'));
    insert into metadata(document_id,format,patient_given,patient_family,patient_identifiers,patient_birth_date) values (d,'CDA','{Jean}','Martin','[]','1980-01-01');
    insert into document_tag(document_id,tag_id) values (d,t);
    insert into document_word(document_id,word) values (d,'martin');
    insert into verification(document_id,outcome,patient_id,checked_at) values (d,'matched',p,now()) returning id into v;
    insert into candidate(verification_id,patient_id,rank,grade,evidence) values (v,p,1,'certain','[]');
    insert into note(document_id,author_id,text) values (d,u,'hi');
    insert into correction(document_id,trait,as_read,corrected_by_id) values (d,'family','"Martn"',u);
    insert into claim(document_id,holder_id,held_until) values (d,u,now());
    insert into presence(document_id,user_id) values (d,u);
    insert into audit_event(action,actor_id,document_id) values ('document-received',u,d),('document-opened',u,d);
    if st='rejected' then insert into audit_event(action,actor_id,document_id,occurred_at) values ('document-rejected',u,d,now()-interval '90 days'); end if;
    if st in ('integrating','integrated') then
      insert into effect(document_id,kind,state,patient_id,decided_by_id,due_at,settled_at) values (d,'integration',case st when 'integrated' then 'confirmed' else 'refused' end,p,u,now(),case st when 'integrated' then now()-interval '90 days' end) returning id into e;
      if st='integrating' then insert into incident(effect_id,trouble) values (e,'conflict'); end if;
    end if;
  end loop;
  insert into worklist_search(patient_name,created_by_id) values ('martin',u);
  set constraints all immediate;
  set constraints all deferred;
end loop;
perform set_config('mailroom.facility_id','',false);
end $$;
